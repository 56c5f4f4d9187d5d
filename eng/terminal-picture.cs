#:property PublishAot=false
#:property AnalysisLevel=latest

// Reads what a program wrote to a terminal and writes an SVG of the screen that it left. Knows what Spectre.Console's progress writes: colors and cursor up.
using System.Globalization;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;

const double CellWidth = 8.4, LineHeight = 19, Margin = 16;
string command = args[0];
List<List<(char Text, string Color)>> screen = [];
int row = 0, column = 0;
string color = "#e6edf3";

foreach (Match part in Regex.Matches(await Console.In.ReadToEndAsync(), @"\x1b\[(?<code>[?0-9;]*)(?<what>[A-Za-z])|\x1b.|(?<text>[^\x1b])", RegexOptions.Singleline))
{
    string code = part.Groups["code"].Value;
    switch (part.Groups["what"].Value)
    {
        case "A":
            row = Math.Max(0, row - int.Parse(code, CultureInfo.InvariantCulture));
            break;
        case "m":
            color = code switch
            {
                "38;5;2" => "#3fb950",
                "38;5;8" => "#484f58",
                "38;5;9" => "#f85149",
                "38;5;11" => "#d29922",
                "38;5;12" => "#58a6ff",
                _ => "#e6edf3",
            };
            break;
        default:
            Write(part.Groups["text"].Value);
            break;
    }
}

while (screen.Count > 0 && screen[^1].TrueForAll(cell => cell.Text == ' '))
{
    screen.RemoveAt(screen.Count - 1);
}

int columns = screen.Append([.. $"$ {command}".Select(character => (character, color))]).Max(line => line.FindLastIndex(cell => cell.Text != ' ') + 1);
string width = Number((columns * CellWidth) + (2 * Margin)), height = Number(((screen.Count + 1) * LineHeight) + (2 * Margin));
var svg = new StringBuilder($"""
    <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img">
    <title>{SecurityElement.Escape(command)}</title>
    <rect width="100%" height="100%" rx="8" fill="#0d1117"/>
    <g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14">

    """);
Line(0, [.. "$ ".Select(character => (character, "#3fb950")), .. command.Select(character => (character, "#e6edf3"))]);
for (int i = 0; i < screen.Count; i++)
{
    Line(i + 1, screen[i]);
}

Console.Write(svg.Append("</g>\n</svg>\n"));

void Write(string text)
{
    switch (text)
    {
        case "":
            break;
        case "\n":
            row++;
            break;
        case "\r":
            column = 0;
            break;
        default:
            while (screen.Count <= row)
            {
                screen.Add([]);
            }

            while (screen[row].Count <= column)
            {
                screen[row].Add((' ', color));
            }

            screen[row][column++] = (text[0], color);
            break;
    }
}

// Each run of one color is as wide as its cells, whatever the font; plain spaces would collapse.
void Line(int number, List<(char Text, string Color)> cells)
{
    for (int start = 0, end; start < cells.Count; start = end)
    {
        end = cells.FindIndex(start, cell => cell.Color != cells[start].Color) is var next && next < 0 ? cells.Count : next;
        string text = string.Concat(cells[start..end].Select(cell => cell.Text)), trimmed = text.TrimStart();
        int from = start + text.Length - trimmed.Length;
        trimmed = trimmed.TrimEnd();
        if (trimmed.Length > 0)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""<text x="{Number(Margin + (from * CellWidth))}" y="{Number(Margin + ((number + 0.75) * LineHeight))}" fill="{cells[start].Color}" """)
                .Append(CultureInfo.InvariantCulture, $"""textLength="{Number(trimmed.Length * CellWidth)}" lengthAdjust="spacingAndGlyphs">{SecurityElement.Escape(trimmed).Replace(' ', '\u00a0')}</text>""").Append('\n');
        }
    }
}

static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

using System.Globalization;
using System.Text.RegularExpressions;

namespace IoTDA.Sdk.Tests.Conventions.CallWalk;

/// <summary>The page that walks one call through the files has their right line counts, and the call goes nowhere else.</summary>
internal static partial class CallWalkConvention
{
    public const string Page = "docs/architecture.md";

    private const string Root = "src/IoTDA.Sdk/";

    // Facade and recovery, and the handlers of the pipeline.
    private const int MaxFiles = 8;

    /// <summary>Checks the page.</summary>
    /// <param name="page">The page's text; null when there is none.</param>
    /// <param name="walked">The hand-written files that a call really crosses on its way down, in order.</param>
    /// <param name="linesOf">The number of lines of a file; null when there is none.</param>
    public static IEnumerable<string> Check(string? page, IReadOnlyList<string> walked, Func<string, int?> linesOf)
    {
        Dictionary<string, int> rows = Row().Matches(page ?? "").ToDictionary(
            row => row.Groups["path"].Value, row => int.Parse(row.Groups["lines"].ValueSpan, CultureInfo.InvariantCulture));
        foreach ((string path, int lines) in rows)
        {
            if (linesOf(path) is not { } real)
            {
                yield return $"{Page}: there is no {path}: name the file that does its work now, or take the row out.";
            }
            else if (real != lines)
            {
                yield return $"{Page}: set the count of {path} to {real}.";
            }
        }

        foreach (string path in walked.Where(path => !rows.ContainsKey(path)))
        {
            yield return $"{Page}: a call crosses {path}: add the row | `{path}` | {linesOf(path)} | what it does |, or take the file out of the call's way.";
        }

        if (walked.Count > MaxFiles)
        {
            yield return $"A call crosses {walked.Count} files, {MaxFiles} are allowed: let one of {string.Join(", ", walked)} do the work of its neighbour.";
        }
    }

    /// <summary>Checks the table of the types that run.</summary>
    /// <param name="page">The page's text.</param>
    /// <param name="ran">The files of the types that run in a call.</param>
    public static IEnumerable<string> CheckTypes(string page, IEnumerable<string> ran)
    {
        Dictionary<string, string> rows = TypesRow().Matches(page).ToDictionary(row => row.Groups["folder"].Value, row => row.Value.Trim());
        foreach (IGrouping<string, string> folder in ran.GroupBy(path => path[Root.Length..Math.Max(path.LastIndexOf('/'), Root.Length)]).OrderBy(folder => folder.Key, StringComparer.Ordinal))
        {
            string name = folder.Key.Length == 0 ? "(root)" : folder.Key;
            string row = $"| `{name}` | {string.Join(", ", folder.Select(path => Path.GetFileName(path).Split('.')[0]).Distinct().Order(StringComparer.Ordinal))} |";
            if (!rows.Remove(name, out string? written) || written != row)
            {
                yield return $"{Page}: write the row {row}";
            }
        }

        foreach (string folder in rows.Keys)
        {
            yield return $"{Page}: nothing of {folder} runs in a call: take its row out.";
        }
    }

    [GeneratedRegex(@"^\| `(?<folder>\(root\)|[A-Z][A-Za-z/]*)` \| [A-Z][A-Za-z]+(, [A-Z][A-Za-z]+)* \|$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex TypesRow();

    [GeneratedRegex(@"^\| *`(?<path>[^`]+)` *\| *(?<lines>\d+) *\|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}

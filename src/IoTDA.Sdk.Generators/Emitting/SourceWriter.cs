using System.Text;

namespace IoTDA.Sdk.Generators.Emitting;

/// <summary>Builds source text with indentation and LF line ends.</summary>
internal sealed class SourceWriter
{
    private const string Indentation = "    ";
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            for (int i = 0; i < _depth; i++)
            {
                _text.Append(Indentation);
            }
        }

        _text.Append(line).Append('\n');
    }

    public void OpenBlock()
    {
        Line("{");
        _depth++;
    }

    public void CloseBlock()
    {
        _depth--;
        Line("}");
    }

    public override string ToString() => _text.ToString();
}

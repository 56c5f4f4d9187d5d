using Microsoft.CodeAnalysis.CSharp;

namespace IoTDA.Sdk.Generators.Emitting;

/// <summary>Writes values as C#.</summary>
internal static class CSharp
{
    public static string Literal(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    public static string Identifier(string name)
        => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>The name, or the name with the first number that makes it differ from all that are taken.</summary>
    public static string Unused(string name, ICollection<string> taken)
    {
        string candidate = name;
        for (int i = 2; taken.Contains(candidate); i++)
        {
            candidate = FormattableString.Invariant($"{name}{i}");
        }

        return candidate;
    }
}

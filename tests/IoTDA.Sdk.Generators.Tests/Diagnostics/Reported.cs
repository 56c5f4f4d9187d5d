using IoTDA.Sdk.Generators.Tests.Compiling;
using Microsoft.CodeAnalysis;

namespace IoTDA.Sdk.Generators.Tests.Diagnostics;

/// <summary>Runs the generator for what it reports.</summary>
internal static class Reported
{
    /// <summary>The diagnostics of an interface with these members, each as <c>id: message</c>.</summary>
    public static IReadOnlyList<string> ForMembers(string members) => For(WireSource.Interface(members));

    public static IReadOnlyList<string> For(string source)
        => [.. GeneratorRun.Of(source).Result.Diagnostics.Select(item => $"{item.Id}: {item.GetMessage(null)}")];

    /// <summary>The text that a diagnostic underlines.</summary>
    public static string Underlined(Diagnostic diagnostic, string source) => source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
}

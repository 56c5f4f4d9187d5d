using System.Text.RegularExpressions;
using IoTDA.Sdk.Generators.Tests.Compiling;

namespace IoTDA.Sdk.Generators.Tests.Diagnostics;

/// <summary>A section of <c>docs/diagnostics.md</c>.</summary>
internal sealed partial record DocumentedDiagnostic(string Id, string Text, string Wrong, string Right)
{
    public static IReadOnlyList<DocumentedDiagnostic> All { get; } =
        [.. Section.Matches(Sources.Read("diagnostics.md")).Select(match => new DocumentedDiagnostic(
            match.Groups["id"].Value,
            match.Groups["text"].Value,
            match.Groups["wrong"].Value,
            match.Groups["right"].Value))];

    [GeneratedRegex(
        @"^## (?<id>IOTDA\d{3})\n\n(?<text>.+?)\n\nWrong:\n\n```csharp\n(?<wrong>.+?)\n```\n\nRight:\n\n```csharp\n(?<right>.+?)\n```$",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Section { get; }

    /// <summary>An example is a whole declaration, or members of an interface.</summary>
    public static string ToSource(string example)
        => example.Contains("interface ", StringComparison.Ordinal) ? WireSource.File(example) : WireSource.Interface(example);
}

namespace IoTDA.Sdk.Documentation.Tests;

/// <summary>A block of C# in a page, by the line of its fence. <paramref name="Output"/> is the block of text that follows it.</summary>
internal sealed record Snippet(string Page, int Line, IReadOnlyList<string> Words, string Code, string? Output)
{
    public bool IsRun => Words.Contains("run");

    public string Name => $"{Page}:{Line}";
}

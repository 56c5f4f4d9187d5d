using System.Text.RegularExpressions;

namespace IoTDA.Sdk.Tests.Conventions;

/// <summary>A test that waits in a loop says when it gives up: what never comes is a failure, and no test that hangs.</summary>
internal static partial class WaitingLoopConvention
{
    /// <summary>Words of a loop that ends by itself: an assertion, a limit of time or of rounds, the end of the input.</summary>
    private static readonly string[] Ends = ["Assert.True(", "ThrowIfOver(", "Interlocked.Decrement(", "came.WaitAsync(Patience)", "(deadline.Token)", "Console.In.ReadLineAsync()"];

    public static IEnumerable<string> Check(IEnumerable<SourceFile> files)
    {
        foreach (SourceFile file in files)
        {
            foreach (Match loop in Loop().Matches(file.Text))
            {
                string text = file.Text[loop.Index..EndOf(file.Text, loop.Index)];
                if (text.Contains("await ", StringComparison.Ordinal) && !Ends.Any(end => text.Contains(end, StringComparison.Ordinal)))
                {
                    int line = file.Text.AsSpan(0, loop.Index).Count('\n') + 1;
                    yield return $"{file.Path}:{line} waits in a loop without a limit: use Patience.UntilAsync, or assert how far it may go.";
                }
            }
        }
    }

    /// <summary>The end of the loop's block.</summary>
    private static int EndOf(string text, int start)
    {
        int depth = 0;
        int block = BlockStart().Match(text, start).Index;
        for (int i = block; i < text.Length; i++)
        {
            depth += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return text.Length;
    }

    [GeneratedRegex(@"^\s*(while \(|do$)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Loop();

    [GeneratedRegex(@"(?<=\n\s*)\{", RegexOptions.CultureInvariant)]
    private static partial Regex BlockStart();
}

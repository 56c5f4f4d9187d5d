using System.Text;

namespace IoTDA.Sdk.Errors;

/// <summary>Takes secrets out of a text, whole or in pieces: a text that was cut or escaped on its way holds only pieces.</summary>
internal readonly struct Secrets(IReadOnlyList<string>? values)
{
    private const string Hidden = "***";
    private const int PieceLength = 12;

    /// <summary>The text with every secret replaced, and every piece of one that has 12 characters or more.</summary>
    public string Hide(string text)
    {
        foreach (string value in values ?? [])
        {
            text = value.Length == 0 ? text : Hide(text, value);
        }

        return text;
    }

    private static string Hide(string text, string secret)
    {
        int piece = Math.Min(PieceLength, secret.Length);
        StringBuilder? result = null;
        int copied = 0;
        int at = 0;
        while (at + piece <= text.Length)
        {
            if (!secret.AsSpan().Contains(text.AsSpan(at, piece), StringComparison.Ordinal))
            {
                at++;
                continue;
            }

            int end = at + piece;
            while (end < text.Length && secret.AsSpan().Contains(text.AsSpan(end - piece + 1, piece), StringComparison.Ordinal))
            {
                end++;
            }

            (result ??= new StringBuilder(text.Length)).Append(text, copied, at - copied).Append(Hidden);
            copied = at = end;
        }

        return result is null ? text : result.Append(text, copied, text.Length - copied).ToString();
    }
}

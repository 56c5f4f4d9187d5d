using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace IoTDA.Sdk.Emulator.Credentials.Signatures;

/// <summary>The text that both algorithms sign, made from a request as it arrived.</summary>
internal static class CanonicalRequest
{
    public const string PayloadHashHeader = "X-Sdk-Content-Sha256";
    public const string UnsignedPayload = "UNSIGNED-PAYLOAD";

    public static string Of(
        string method, string rawTarget, IHeaderDictionary headers, IReadOnlyList<string> signedHeaders, ReadOnlySpan<byte> body)
    {
        int question = rawTarget.IndexOf('?', StringComparison.Ordinal);
        string path = question < 0 ? rawTarget : rawTarget[..question];
        string query = question < 0 ? string.Empty : rawTarget[(question + 1)..];
        StringBuilder text = new();
        text.Append(method).Append('\n').Append(Path(path)).Append('\n').Append(Query(query)).Append('\n');
        AppendHeaders(text, headers, signedHeaders);
        text.Append('\n').AppendJoin(';', signedHeaders).Append('\n').Append(PayloadHash(headers, body));
        return text.ToString();
    }

    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string Path(string path)
    {
        string encoded = string.Join('/', path.Split('/').Select(segment => PercentEncoding.Encode(PercentEncoding.Decode(segment))));
        return encoded.EndsWith('/') ? encoded : encoded + '/';
    }

    private static string Query(string query) => string.Join(
        '&',
        query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(Pair)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => $"{PercentEncoding.Encode(pair.Key)}={PercentEncoding.Encode(pair.Value)}"));

    private static KeyValuePair<string, string> Pair(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? new(PercentEncoding.Decode(text), string.Empty)
            : new(PercentEncoding.Decode(text[..equals]), PercentEncoding.Decode(text[(equals + 1)..]));
    }

    private static void AppendHeaders(StringBuilder text, IHeaderDictionary headers, IReadOnlyList<string> signedHeaders)
    {
        foreach (string name in signedHeaders)
        {
            foreach (string value in headers[name].Select(value => value?.Trim() ?? string.Empty).Order(StringComparer.Ordinal))
            {
                text.Append(name).Append(':').Append(value).Append('\n');
            }
        }
    }

    /// <summary>The header's word for it counts, where there is one: the caller may leave the body unsigned.</summary>
    private static string PayloadHash(IHeaderDictionary headers, ReadOnlySpan<byte> body)
        => headers.TryGetValue(PayloadHashHeader, out var given) ? given.ToString() : Hash(body);
}

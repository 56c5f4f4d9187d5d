using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace IoTDA.Sdk.Emulator.Tests.Credentials.Signatures;

/// <summary>Signs requests, written apart from the emulator's verifier: it starts from decoded parts, the verifier from the wire.</summary>
internal sealed record TestSigner(string AccessKeyId, string SecretKey, bool Derived, DateTimeOffset Time)
{
    public string Scope { get; init; } = "cn-north-4/iotdm";

    public string Date => Time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    public static string TargetOf(IEnumerable<string> segments, IEnumerable<(string Name, string Value)> query)
    {
        string path = string.Concat(segments.Select(segment => "/" + Uri.EscapeDataString(segment)));
        string pairs = string.Join('&', query.Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}"));
        return (path.Length == 0 ? "/" : path) + (pairs.Length == 0 ? string.Empty : "?" + pairs);
    }

    /// <summary>Adds the date and the authorization to the headers; all the others are signed as they are.</summary>
    public void Sign(
        string method,
        IEnumerable<string> segments,
        IEnumerable<(string Name, string Value)> query,
        IHeaderDictionary headers,
        byte[] body)
    {
        headers["X-Sdk-Date"] = Date;
        List<string> names = [.. headers.Keys.Select(name => name.ToLowerInvariant())];
        names.Sort(string.CompareOrdinal);
        string path = string.Concat(segments.Select(segment => "/" + Uri.EscapeDataString(segment)));
        path += path.EndsWith('/') ? string.Empty : "/";
        List<(string Name, string Value)> pairs = [.. query];
        pairs.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name) is not 0 and var order ? order : string.CompareOrdinal(one.Value, other.Value));
        string queryText = string.Join('&', pairs.Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}"));
        StringBuilder lines = new();
        foreach (string name in names)
        {
            List<string> values = [.. headers[name].Select(value => value!.Trim())];
            values.Sort(string.CompareOrdinal);
            values.ForEach(value => lines.Append(CultureInfo.InvariantCulture, $"{name}:{value}\n"));
        }

        string payload = headers.TryGetValue("X-Sdk-Content-Sha256", out var given) ? given.ToString() : Hex(SHA256.HashData(body));
        string canonical = $"{method}\n{path}\n{queryText}\n{lines}\n{string.Join(';', names)}\n{payload}";
        headers.Authorization = Authorize(names, Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));
    }

    private string Authorize(List<string> names, string hash)
    {
        string signed = string.Join(';', names);
        if (!Derived)
        {
            string signature = Mac(Encoding.UTF8.GetBytes(SecretKey), $"SDK-HMAC-SHA256\n{Date}\n{hash}");
            return $"SDK-HMAC-SHA256 Access={AccessKeyId}, SignedHeaders={signed}, Signature={signature}";
        }

        string info = $"{Date[..8]}/{Scope}";
        byte[] extracted = HMACSHA256.HashData(Encoding.UTF8.GetBytes(AccessKeyId), Encoding.UTF8.GetBytes(SecretKey));
        byte[] block = [.. Encoding.UTF8.GetBytes(info), 1];
        byte[] expanded = HMACSHA256.HashData(extracted, block);
        string derived = Mac(Encoding.UTF8.GetBytes(Hex(expanded)), $"V11-HMAC-SHA256\n{Date}\n{info}\n{hash}");
        return $"V11-HMAC-SHA256 Credential={AccessKeyId}/{info}, SignedHeaders={signed}, Signature={derived}";
    }

    private static string Mac(byte[] key, string text) => Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));

    private static string Hex(byte[] bytes) => string.Concat(bytes.Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
}

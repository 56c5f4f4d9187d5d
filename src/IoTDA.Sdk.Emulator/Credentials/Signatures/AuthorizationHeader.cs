namespace IoTDA.Sdk.Emulator.Credentials.Signatures;

/// <summary>
/// The parts of <c>Authorization</c>: <c>SDK-HMAC-SHA256 Access={AK}, SignedHeaders={names}, Signature={hex}</c>, or for the derived
/// algorithm <c>V11-HMAC-SHA256 Credential={AK}/{date}/{region}/{service}, ...</c>.
/// </summary>
internal sealed record AuthorizationHeader(
    SignatureAlgorithm Algorithm, string AccessKeyId, string? Scope, IReadOnlyList<string> SignedHeaders, string Signature)
{
    public const string SdkHmac = "SDK-HMAC-SHA256";
    public const string V11Hmac = "V11-HMAC-SHA256";

    public string AlgorithmName => Algorithm == SignatureAlgorithm.V11HmacSha256 ? V11Hmac : SdkHmac;

    /// <summary>Reads a header; <see langword="null"/> when it is not one of these, or lacks a part.</summary>
    public static AuthorizationHeader? Parse(string header)
    {
        int blank = header.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 0 || header[..blank] is not (SdkHmac or V11Hmac))
        {
            return null;
        }

        bool derived = header[..blank] == V11Hmac;
        Dictionary<string, string> parts = ReadParts(header[(blank + 1)..]);
        if (!parts.TryGetValue(derived ? "Credential" : "Access", out string? credential)
            || !parts.TryGetValue("SignedHeaders", out string? names)
            || !parts.TryGetValue("Signature", out string? signature))
        {
            return null;
        }

        int slash = derived ? credential.IndexOf('/', StringComparison.Ordinal) : -1;
        return new AuthorizationHeader(
            derived ? SignatureAlgorithm.V11HmacSha256 : SignatureAlgorithm.SdkHmacSha256,
            slash < 0 ? credential : credential[..slash],
            slash < 0 ? null : credential[(slash + 1)..],
            names.Split(';'),
            signature);
    }

    private static Dictionary<string, string> ReadParts(string text)
    {
        Dictionary<string, string> parts = new(StringComparer.Ordinal);
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                parts[part[..equals]] = part[(equals + 1)..];
            }
        }

        return parts;
    }
}

using System.Security.Cryptography;

namespace IoTDA.Sdk.Authentication.Signing;

/// <summary>
/// The canonical form of a request, over which both algorithms sign: method, path, query, headers, their names, and the hash of the body,
/// each on its line.
/// </summary>
internal static class CanonicalRequest
{
    /// <summary>The payload hash of a body that is not covered by the signature; value of the header <c>X-Sdk-Content-Sha256</c>.</summary>
    public const string UnsignedPayload = "UNSIGNED-PAYLOAD";

    /// <summary>Hashes the canonical form.</summary>
    public static void Hash(
        string method,
        ReadOnlySpan<char> path,
        ReadOnlySpan<char> query,
        ReadOnlySpan<SignedHeader> headers,
        ReadOnlySpan<byte> payloadHash,
        Span<byte> hash)
    {
        var text = new Utf8Text(stackalloc byte[1024]);
        try
        {
            text.Append(method);
            text.Append((byte)'\n');
            PercentEncoding.AppendPath(ref text, path);
            if (path.IsEmpty || path[^1] != '/')
            {
                text.Append((byte)'/');
            }

            text.Append((byte)'\n');
            CanonicalQuery.Append(ref text, query);
            text.Append((byte)'\n');
            foreach (SignedHeader header in headers)
            {
                text.Append(header.Name);
                text.Append((byte)':');
                text.Append(header.Value.AsSpan().Trim());
                text.Append((byte)'\n');
            }

            text.Append((byte)'\n');
            AppendNames(ref text, headers);
            text.Append((byte)'\n');
            text.Append(payloadHash);
            SHA256.HashData(text.Written, hash);
        }
        finally
        {
            text.Dispose();
        }
    }

    /// <summary>Appends the names of the signed headers, separated by semicolons.</summary>
    public static void AppendNames(ref Utf8Text text, scoped ReadOnlySpan<SignedHeader> headers)
    {
        for (int i = 0; i < headers.Length; i++)
        {
            if (i > 0)
            {
                text.Append((byte)';');
            }

            text.Append(headers[i].Name);
        }
    }
}

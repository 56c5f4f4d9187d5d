using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IoTDA.Sdk.Benchmarks.Clients;

/// <summary><c>SDK-HMAC-SHA256</c> for the paths and queries of the hand-written client, which need no escaping of their own.</summary>
internal sealed class HandWrittenSigner(string accessKeyId, string secretAccessKey, string host, string projectId, string instanceId)
{
    private const string SignedHeaders = "host;instance-id;x-project-id;x-sdk-date";

    private readonly byte[] _secret = Encoding.UTF8.GetBytes(secretAccessKey);

    /// <summary>Signs a request.</summary>
    /// <param name="request">The request, its address absolute.</param>
    /// <param name="body">Its body.</param>
    public void Sign(HttpRequestMessage request, ReadOnlySpan<byte> body)
    {
        Uri uri = request.RequestUri!;
        string date = TimeProvider.System.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        string query = uri.Query.Length == 0 ? "" : Sorted(uri.Query[1..]);
        string canonical =
            $"{request.Method.Method}\n{uri.AbsolutePath}/\n{query}\n" +
            $"host:{host}\ninstance-id:{instanceId}\nx-project-id:{projectId}\nx-sdk-date:{date}\n\n{SignedHeaders}\n{Hash(body)}";
        string toSign = $"SDK-HMAC-SHA256\n{date}\n{Hash(Encoding.UTF8.GetBytes(canonical))}";
        string signature = Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(toSign)));
        request.Headers.TryAddWithoutValidation("X-Sdk-Date", date);
        request.Headers.TryAddWithoutValidation("X-Project-Id", projectId);
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"SDK-HMAC-SHA256 Access={accessKeyId}, SignedHeaders={SignedHeaders}, Signature={signature}");
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string Sorted(string query)
    {
        if (!query.Contains('&', StringComparison.Ordinal))
        {
            return query;
        }

        string[] parts = query.Split('&');
        Array.Sort(parts, StringComparer.Ordinal);
        return string.Join('&', parts);
    }
}

using System.Globalization;
using System.Text;
using IoTDA.Sdk.Pipeline;

namespace IoTDA.Sdk.Authentication.Signing;

/// <summary>
/// Signs each attempt with an access key: the time of the attempt, the project, and a signature over method, path, query, the service's own headers
/// and the body. The innermost handler, since whatever is added after it is not covered.
/// </summary>
internal sealed class SigningHandler(
    IAccessKeyProvider keys, RequestSigner signer, string host, ServiceAddress address, TimeProvider timeProvider) : DelegatingHandler
{
    private const string ProjectIdHeader = "X-Project-Id";
    private const string ContentHashHeader = "X-Sdk-Content-Sha256";

    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";
    private const int MaxSignedHeaders = 6;

    private static readonly byte[] UnsignedPayload = Encoding.ASCII.GetBytes(CanonicalRequest.UnsignedPayload);

    // A signature is made without an await in between, so that one array a thread will do.
    [ThreadStatic]
    private static SignedHeader[]? _headers;

    /// <summary>The host header that <see cref="HttpClient"/> sends for an address: the port only where it is not the scheme's own.</summary>
    public static string HostOf(Uri endpoint)
    {
        string name = endpoint.HostNameType == UriHostNameType.IPv6 ? $"[{endpoint.IdnHost}]" : endpoint.IdnHost;
        return endpoint.IsDefaultPort ? name : string.Create(CultureInfo.InvariantCulture, $"{name}:{endpoint.Port}");
    }

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Sign(request, await GetKeyAsync(request, cancellationToken).ConfigureAwait(false));
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<AccessKey> GetKeyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            ValueTask<AccessKey> asked = keys.GetAccessKeyAsync(cancellationToken);
            return (asked.IsCompleted ? await asked.ConfigureAwait(false) : await asked.AsTask().WaitAsync(cancellationToken).ConfigureAwait(false))
                ?? throw new InvalidOperationException("The access key provider gave no key.");
        }
        catch (Exception exception) when (CredentialFailure.IsOne(exception, cancellationToken))
        {
            throw CredentialFailure.Of(request, exception);
        }
    }

    private void Sign(HttpRequestMessage request, AccessKey key)
    {
        RemoveSignature(request);
        string time = timeProvider.GetUtcNow().UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        request.Headers.TryAddWithoutValidation(ClockSkew.SignedDate, time);
        if (address.ProjectId is { } projectId)
        {
            request.Headers.TryAddWithoutValidation(ProjectIdHeader, projectId);
        }

        bool unsignedPayload = request.Content is not (null or BufferedContent);
        if (unsignedPayload)
        {
            request.Headers.TryAddWithoutValidation(ContentHashHeader, CanonicalRequest.UnsignedPayload);
        }

        if (key.SecurityToken is not null)
        {
            request.Headers.TryAddWithoutValidation(SecretHeaders.SecurityToken, key.SecurityToken);
        }

        SignedHeader[] headers = _headers ??= new SignedHeader[MaxSignedHeaders];
        int count = 0;

        // In the order of their names.
        headers[count++] = new SignedHeader("host", host);
        if (request.Headers.NonValidated.TryGetValues(InstanceIdHandler.HeaderName, out var instanceId))
        {
            headers[count++] = new SignedHeader("instance-id", instanceId.ToString());
        }

        if (address.ProjectId is { } signedProjectId)
        {
            headers[count++] = new SignedHeader("x-project-id", signedProjectId);
        }

        if (unsignedPayload)
        {
            headers[count++] = new SignedHeader("x-sdk-content-sha256", CanonicalRequest.UnsignedPayload);
        }

        headers[count++] = new SignedHeader("x-sdk-date", time);
        if (key.SecurityToken is not null)
        {
            headers[count++] = new SignedHeader("x-security-token", key.SecurityToken);
        }

        ReadOnlySpan<char> path = request.RequestUri!.PathAndQuery;
        int mark = path.IndexOf('?');
        ReadOnlySpan<char> query = mark < 0 ? [] : path[(mark + 1)..];
        path = mark < 0 ? path : path[..mark];
        ReadOnlySpan<byte> payloadHash = unsignedPayload ? UnsignedPayload : BufferedContent.HashOf((BufferedContent?)request.Content);
        Span<byte> canonicalHash = stackalloc byte[32];
        CanonicalRequest.Hash(request.Method.Method, path, query, headers.AsSpan(0, count), payloadHash, canonicalHash);
        request.Headers.TryAddWithoutValidation(SecretHeaders.Authorization, signer.Authorization(key, time, headers.AsSpan(0, count), canonicalHash));
        Array.Clear(headers, 0, count);
    }

    /// <summary>An earlier attempt has signed too.</summary>
    private static void RemoveSignature(HttpRequestMessage request)
    {
        if (request.Headers.Remove(ClockSkew.SignedDate))
        {
            request.Headers.Remove(ProjectIdHeader);
            request.Headers.Remove(ContentHashHeader);
            request.Headers.Remove(SecretHeaders.SecurityToken);
            request.Headers.Remove(SecretHeaders.Authorization);
        }
    }
}

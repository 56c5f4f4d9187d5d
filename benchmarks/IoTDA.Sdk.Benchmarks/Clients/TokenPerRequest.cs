namespace IoTDA.Sdk.Benchmarks.Clients;

/// <summary>Sets the token of each request, as an application does whose token changes.</summary>
/// <param name="token">The token.</param>
internal sealed class TokenPerRequest(string token) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation("X-Auth-Token", token);
        return base.SendAsync(request, cancellationToken);
    }
}

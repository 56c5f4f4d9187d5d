namespace IoTDA.Sdk.Pipeline;

/// <summary>Adds the <c>Instance-Id</c> header. Inside the retries and outside the signing, since a signature covers the header.</summary>
internal sealed class InstanceIdHandler(string? instanceId) : DelegatingHandler
{
    /// <summary>The header's name.</summary>
    public const string HeaderName = "Instance-Id";

    /// <inheritdoc />
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (instanceId is not null && !request.Headers.NonValidated.Contains(HeaderName))
        {
            request.Headers.TryAddWithoutValidation(HeaderName, instanceId);
        }

        return base.SendAsync(request, cancellationToken);
    }
}

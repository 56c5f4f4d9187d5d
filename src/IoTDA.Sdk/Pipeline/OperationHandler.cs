using IoTDA.Sdk.Diagnostics;

namespace IoTDA.Sdk.Pipeline;

/// <summary>The outermost handler: gives a request of Refit's what the other handlers decide by, and the project's id where it had to be looked up.</summary>
internal sealed class OperationHandler(ServiceAddress address, ClientTelemetry telemetry, CallTuning? tuning = null, bool postsChangeNothing = false) : DelegatingHandler
{
    /// <inheritdoc />
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (ApiOperation.Of(request, postsChangeNothing) is { } operation)
        {
            address.ThrowIfMisdirected(request.RequestUri!, operation);
            ApiCall.Start(operation, request, telemetry, tuning);
        }

        return address.IsLookedUp ? LookUpAndSendAsync(request, cancellationToken) : base.SendAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> LookUpAndSendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            request.RequestUri = await address.CompleteAsync(request.RequestUri!, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (CredentialFailure.IsOne(exception, cancellationToken))
        {
            throw CredentialFailure.OfProject(ApiOperation.NameOf(request), exception);
        }

        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}

namespace IoTDA.Sdk.Pipeline;

/// <summary>The last of the client's own handlers before those of the host: allows one send, which <see cref="OnceGuard"/> uses up.</summary>
internal sealed class TicketHandler : DelegatingHandler
{
    /// <inheritdoc />
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        SendTicket.Issue(request);
        return base.SendAsync(request, cancellationToken);
    }
}

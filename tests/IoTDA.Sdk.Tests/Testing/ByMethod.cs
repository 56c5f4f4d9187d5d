namespace IoTDA.Sdk.Tests.Testing;

/// <summary>Writes go to one script, reads to another, and what shows the one task of the tests to a third where there is one.</summary>
internal sealed class ByMethod(StubHandler writes, StubHandler reads, StubHandler? shows = null) : HttpMessageHandler
{
    private readonly HttpMessageInvoker _shows = new(shows ?? reads, disposeHandler: false);
    private readonly HttpMessageInvoker _writes = new(writes, disposeHandler: false);
    private readonly HttpMessageInvoker _reads = new(reads, disposeHandler: false);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => (request.Method != HttpMethod.Get ? _writes
            : request.RequestUri!.AbsolutePath.EndsWith(Clients.TaskId, StringComparison.Ordinal) ? _shows
            : _reads).SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        _writes.Dispose();
        _reads.Dispose();
        _shows.Dispose();
        base.Dispose(disposing);
    }
}

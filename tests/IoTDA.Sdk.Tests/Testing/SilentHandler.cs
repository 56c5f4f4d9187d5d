namespace IoTDA.Sdk.Tests.Testing;

/// <summary>A service that never answers, until the request is cancelled.</summary>
internal sealed class SilentHandler : HttpMessageHandler
{
    private readonly SemaphoreSlim _arrived = new(0);

    public int Attempts { get; private set; }

    /// <summary>Waits for one more attempt.</summary>
    public Task ArrivalAsync() => _arrived.WaitAsync(TestContext.Current.CancellationToken).Soon();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Attempts++;
        TaskCompletionSource<HttpResponseMessage> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = cancellationToken.Register(() => answer.TrySetCanceled(cancellationToken));
        _arrived.Release();
        return await answer.Task;
    }

    protected override void Dispose(bool disposing)
    {
        _arrived.Dispose();
        base.Dispose(disposing);
    }
}

using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;

namespace IoTDA.Sdk.Emulator.Aspire;

/// <summary>Starts the emulator of a resource, and ends it when everything else in the app host has stopped.</summary>
internal sealed class EmulatorRun(IoTDAEmulatorResource resource) : IHostedLifecycleService, IDisposable, IAsyncDisposable
{
    private IoTDAEmulator? _emulator;

    public async Task BeginAsync(InitializeResourceEvent initialize, CancellationToken cancellationToken)
    {
        ResourceNotificationService notifications = initialize.Notifications;
        await notifications.PublishUpdateAsync(resource, state => state with { State = KnownResourceStates.Starting }).ConfigureAwait(false);
        try
        {
            await initialize.Eventing.PublishAsync(new BeforeResourceStartedEvent(resource, initialize.Services), cancellationToken).ConfigureAwait(false);
            resource.Options.LoggerFactory ??= new ResourceLoggerFactory(initialize.Logger);
            _emulator = await IoTDAEmulator.StartAsync(resource.Options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or InvalidOperationException)
        {
            RunLog.NotStarted(initialize.Logger, exception);
            await notifications.PublishUpdateAsync(resource, state => state with { State = KnownResourceStates.FailedToStart }).ConfigureAwait(false);
            return;
        }

        _emulator.Requests.Answering = request => RunLog.Answered(initialize.Logger, request);
        resource.Emulator = _emulator;
        resource.Address.AllocatedEndpoint = new AllocatedEndpoint(resource.Address, _emulator.BaseAddress.Host, _emulator.BaseAddress.Port);
        await initialize.Eventing.PublishAsync(new ResourceEndpointsAllocatedEvent(resource, initialize.Services), cancellationToken).ConfigureAwait(false);
        await notifications.PublishUpdateAsync(
            resource, state => state with { State = KnownResourceStates.Running, StartTimeStamp = TimeProvider.System.GetUtcNow().UtcDateTime }).ConfigureAwait(false);
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => _emulator?.DisposeAsync() ?? ValueTask.CompletedTask;

    // Who disposes the app host without waiting does not wait for the port either.
    public void Dispose() => _ = DisposeAsync().AsTask();
}

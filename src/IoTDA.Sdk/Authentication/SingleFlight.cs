namespace IoTDA.Sdk.Authentication;

/// <summary>Runs something at most once at a time: who asks while it runs shares the run. A finished run is forgotten, whatever its end.</summary>
internal sealed class SingleFlight<T>(Func<Task<T>> run)
{
    private readonly Lock _lock = new();
    private Task<T>? _running;

    /// <summary>The run that is under way, or a new one.</summary>
    public Task<T> RunAsync()
    {
        lock (_lock)
        {
            // On the pool, so that it cannot end before it is remembered.
            return _running ??= Task.Run(RunAndForgetAsync);
        }
    }

    private async Task<T> RunAndForgetAsync()
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
            {
                _running = null;
            }
        }
    }
}

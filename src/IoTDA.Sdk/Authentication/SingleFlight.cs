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
            return _running ??= Observed(Task.Run(RunAndForgetAsync));
        }
    }

    // Whoever asked may have left.
    private static Task<T> Observed(Task<T> run)
    {
        _ = run.ContinueWith(
            static failed => _ = failed.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return run;
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

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using IoTDA.Sdk.Authentication;

namespace IoTDA.Sdk.Tests.Authentication;

public sealed class SingleFlightTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_that_fails_after_its_callers_have_left_leaves_no_exception_that_nobody_observes()
    {
        string failure = Guid.NewGuid().ToString();
        ConcurrentQueue<string> unobserved = new();
        void Note(object? sender, UnobservedTaskExceptionEventArgs args) => unobserved.Enqueue(args.Exception.ToString());
        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            WeakReference run = await LeaveAsync(failure);
            await Patience.UntilAsync(() =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                return Task.FromResult(!run.IsAlive);
            });
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }

        Assert.DoesNotContain(unobserved, text => text.Contains(failure, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failed_run_is_not_kept()
    {
        int runs = 0;
        SingleFlight<int> flight = new(() => ++runs == 1 ? throw new InvalidOperationException("once") : Task.FromResult(runs));

        await Assert.ThrowsAsync<InvalidOperationException>(flight.RunAsync);

        Assert.Equal(2, await flight.RunAsync());
    }

    [Fact]
    public async Task Who_asks_while_it_runs_shares_the_run()
    {
        int runs = 0;
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        SingleFlight<int> flight = new(async () =>
        {
            await gate.Task;
            return Interlocked.Increment(ref runs);
        });

        Task<int> first = flight.RunAsync();
        Task<int> second = flight.RunAsync();
        gate.SetResult();

        int[] results = await Task.WhenAll(first, second).Soon();
        Assert.Equal([1, 1], results);
        Assert.Equal(2, await flight.RunAsync().Soon());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> LeaveAsync(string failure)
    {
        TaskCompletionSource gate = new();
        SingleFlight<int> flight = new(async () =>
        {
            await gate.Task;
            throw new InvalidOperationException(failure);
        });
        Task<int> run = flight.RunAsync();
        using CancellationTokenSource impatient = new();
        Task<int> caller = run.WaitAsync(impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => caller);

        gate.SetResult();
        await Task.WhenAny(run).WaitAsync(Cancellation);
        return new WeakReference(run);
    }
}

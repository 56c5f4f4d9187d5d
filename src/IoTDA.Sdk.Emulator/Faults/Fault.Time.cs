namespace IoTDA.Sdk.Emulator;

/// <content>Faults of time. All of them go by <see cref="EmulatorOptions.TimeProvider"/>.</content>
public sealed partial class Fault
{
    /// <summary>Waits before executing. A caller who has left by then (a timeout) is noticed, and nothing is executed.</summary>
    /// <param name="delay">The time, not negative.</param>
    /// <returns>The fault.</returns>
    public static Fault DelayBeforeExecuting(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return new Fault(Named(nameof(DelayBeforeExecuting), delay), async call =>
        {
            await call.WaitAsync(delay).ConfigureAwait(false);
            return await call.ExecuteAsync().ConfigureAwait(false);
        });
    }

    /// <summary>Executes at once and waits before answering.</summary>
    /// <param name="delay">The time, not negative.</param>
    /// <returns>The fault.</returns>
    public static Fault DelayAfterExecuting(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return new Fault(Named(nameof(DelayAfterExecuting), delay), async call =>
        {
            EmulatorResponse response = await call.ExecuteAsync().ConfigureAwait(false);
            await call.WaitAsync(delay).ConfigureAwait(false);
            return response;
        });
    }

    /// <summary>Waits before executing, and executes whether or not the caller has left by then: what is given up happens later.</summary>
    /// <param name="delay">The time, not negative.</param>
    /// <returns>The fault.</returns>
    public static Fault ExecuteLate(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return new Fault(Named(nameof(ExecuteLate), delay), async call =>
        {
            await call.WaitUntilEndAsync(delay).ConfigureAwait(false);
            return await call.ExecuteAsync().ConfigureAwait(false);
        });
    }

    /// <summary>Lists as they were a while ago: what was created since is missing, its count included. Other operations are not changed.</summary>
    /// <param name="lag">How old a record must be to be seen.</param>
    /// <returns>The fault.</returns>
    public static Fault ListLag(TimeSpan lag) => new(Named(nameof(ListLag), lag), call => call.ExecuteAsync(lag));
}

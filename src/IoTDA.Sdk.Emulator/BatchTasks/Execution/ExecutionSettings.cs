namespace IoTDA.Sdk.Emulator.BatchTasks.Execution;

/// <summary>How tasks run: the waits of a run are divided by the speed, times that a record shows are not.</summary>
internal sealed record ExecutionSettings(
    OutcomeRules Outcomes,
    int Parallelism,
    TimeSpan InitializationTime,
    TimeSpan StoppingTime,
    EmulatorClock Clock)
{
    /// <summary>The end of a wait; the last moment there is where it is longer than time.</summary>
    public DateTimeOffset After(DateTimeOffset at, TimeSpan wait)
    {
        double ticks = wait.Ticks / Clock.Speed;
        return ticks < (DateTimeOffset.MaxValue - at).Ticks ? at.AddTicks((long)ticks) : DateTimeOffset.MaxValue;
    }
}

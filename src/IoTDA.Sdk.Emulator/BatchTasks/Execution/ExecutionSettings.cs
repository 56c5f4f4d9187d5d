namespace IoTDA.Sdk.Emulator.BatchTasks.Execution;

/// <summary>How tasks run: the waits of a run are divided by the speed, times that a record shows are not.</summary>
internal sealed record ExecutionSettings(
    OutcomeRules Outcomes,
    int Parallelism,
    TimeSpan InitializationTime,
    TimeSpan StoppingTime,
    EmulatorClock Clock)
{
    public TimeSpan Scale(TimeSpan wait) => wait / Clock.Speed;
}

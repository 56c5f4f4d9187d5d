using IoTDA.Sdk.Emulator.Fleet;

namespace IoTDA.Sdk.Emulator.BatchTasks.Execution;

/// <summary>What a batch task lives in.</summary>
internal interface IBatchTaskHost
{
    /// <summary>What attempts do to the fleet.</summary>
    FleetEffects Effects { get; }

    /// <summary>The time of the task's next event may be another.</summary>
    void Changed(BatchTask task);

    /// <summary>The task has reached a final status.</summary>
    void Finished(BatchTask task, DateTimeOffset at);

    /// <summary>A retry has started a finished task again.</summary>
    void Restarted(BatchTask task);
}

namespace CrashSafeWorker;

/// <summary>The section <c>Fleet</c>.</summary>
internal sealed class FleetOptions
{
    public int Devices { get; set; }

    /// <summary>Where the ids of the tasks stand that are under way: what the files' names begin with.</summary>
    public string StateFile { get; set; } = "";
}

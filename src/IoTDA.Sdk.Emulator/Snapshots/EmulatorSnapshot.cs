using System.Globalization;
using IoTDA.Sdk.Emulator.BatchTasks;

namespace IoTDA.Sdk.Emulator;

/// <summary>Batch tasks, files, fleet and time of one moment, to which the emulator can be brought back any number of times.</summary>
public sealed class EmulatorSnapshot
{
    internal EmulatorSnapshot(int number, ClockPosition clock, BatchTaskStore tasks, IReadOnlyList<UploadedFile> files)
    {
        Id = number.ToString(CultureInfo.InvariantCulture);
        Clock = clock;
        Tasks = tasks;
        Files = files;
    }

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>The service's time when it was taken.</summary>
    public DateTimeOffset TakenAt => Clock.Now;

    internal ClockPosition Clock { get; }

    internal BatchTaskStore Tasks { get; }

    internal IReadOnlyList<UploadedFile> Files { get; }
}

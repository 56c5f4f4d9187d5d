namespace IoTDA.Sdk.Emulator.Tool;

/// <summary>How tasks run.</summary>
internal static class RunSettings
{
    public static IReadOnlyList<Setting> All { get; } =
    [
        Setting.Of("--speed", "N", nameof(EmulatorOptions.Speed), "tasks run N times as fast as the clock (default: 1)",
            OptionText.Number(0.001, 1_000_000), (options, value) => options.Speed = value),
        Setting.Of("--parallel", "N", nameof(EmulatorOptions.Parallelism), "devices of one task at a time (default: 100)",
            OptionText.WholeNumber(1, 30_000), (options, value) => options.Parallelism = value),
        Setting.Of("--max-tasks", "N", nameof(EmulatorOptions.MaxUnfinishedTasks), "unfinished tasks in a resource space (default: 10)",
            OptionText.WholeNumber(1, 1_000_000), (options, value) => options.MaxUnfinishedTasks = value),
        Setting.Of("--quota", "refuse|queue", nameof(EmulatorOptions.QuotaReading), "what becomes of one task more (default: refuse)",
            OptionText.OneOf<QuotaReading>, (options, value) => options.QuotaReading = value),
        Setting.Of("--keep-tasks", "HOURS", nameof(EmulatorOptions.TaskRetention), "how long finished tasks are kept (default: until they are deleted)",
            OptionText.Number(0, 876_000), (options, value) => options.TaskRetention = TimeSpan.FromHours(value)),
        Setting.Of("--keep-deleted", "N", nameof(EmulatorOptions.DeletedTaskCapacity), "deleted tasks that are remembered (default: 100)",
            OptionText.WholeNumber(0, 1_000_000), (options, value) => options.DeletedTaskCapacity = value),
        Setting.Of("--initialization-seconds", "N", nameof(EmulatorOptions.InitializationTime), "how long a task is Initializing (default: 1)",
            OptionText.Number(0, 86_400), (options, value) => options.InitializationTime = TimeSpan.FromSeconds(value)),
        Setting.Of("--stopping-seconds", "N", nameof(EmulatorOptions.StoppingTime), "how long a task is Stopping (default: 1)",
            OptionText.Number(0, 86_400), (options, value) => options.StoppingTime = TimeSpan.FromSeconds(value)),
        Setting.Of("--requests-fail", "N%", nameof(EmulatorOptions.RequestsFail), "share of the requests that meet a fault, of all kinds in turn (default: 0%)",
            OptionText.Percentage, (options, value) => options.RequestsFail = value),
        Setting.Of("--seed", "N", nameof(EmulatorOptions.Seed), "chooses other devices and requests to fail (default: 0)",
            OptionText.WholeNumber(0, int.MaxValue), (options, value) => options.Seed = value),
    ];
}

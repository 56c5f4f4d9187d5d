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
        Setting.Of("--seed", "N", nameof(EmulatorOptions.Seed), "chooses other devices and requests to fail (default: 0)",
            OptionText.WholeNumber(0, int.MaxValue), (options, value) => options.Seed = value),
    ];
}

namespace IoTDA.Sdk.Emulator.Tool;

/// <summary>What devices there are.</summary>
internal static class DeviceSettings
{
    public static IReadOnlyList<Setting> All { get; } =
    [
        Setting.Of("--device-seconds", "A[-B]", nameof(EmulatorOptions.Outcomes), "how long a device takes, chosen by device id (default: 2)",
            OptionText.Seconds, (options, value) => options.Outcomes.WithDurationBetween(value.Shortest, value.Longest)),
        Setting.OfMany("--group", "ID=A,B,...", nameof(EmulatorOptions.Groups), "a device group",
            OptionText.NamedList, (options, value) => options.Groups[value.Name] = value.Items),
        Setting.Of("--groups", "FILE", nameof(EmulatorOptions.Groups), "device groups from a text file, ID=A,B,... a line",
            GroupFile.Read, (options, value) => value.ToList().ForEach(group => options.Groups[group.Id] = group.Devices)),
        Setting.OfMany("--file", "NAME=A,B,...", nameof(EmulatorOptions.FileRows), "rows of the uploaded file of that name",
            OptionText.NamedList, (options, value) => options.FileRows[value.Name] = value.Items),
    ];
}

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
        Setting.Of("--default-rows", "A,B,...", nameof(EmulatorOptions.DefaultFileRows), "rows of every other file (default: row_1,row_2,row_3)",
            OptionText.List, (options, value) => options.DefaultFileRows = value),
        Setting.OfMany("--known-file", "ID=NAME", nameof(EmulatorOptions.KnownFiles), "a file that is there from the start",
            OptionText.NamedList, (options, value) => options.KnownFiles[value.Name] = value.Items is [var name]
                ? name
                : throw new FormatException("needs a value like ID=NAME.")),
        Setting.Of("--max-files", "N", nameof(EmulatorOptions.MaxFiles), "uploaded files that are kept (default: 10)",
            OptionText.WholeNumber(0, 1_000_000), (options, value) => options.MaxFiles = value),
        Setting.Of("--devices", "N", nameof(EmulatorOptions.Fleet), "a fleet of so many devices, device_00001 and so on, of three firmware versions, 8 % offline",
            OptionText.WholeNumber(1, 1_000_000), (options, value) => options.Fleet.AddExample(value)),
    ];
}

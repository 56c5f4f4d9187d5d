using System.CommandLine;

namespace IoTDA.Sdk.Emulator.Tool;

/// <summary>The command line: every option, and the emulator that they describe.</summary>
internal sealed class EmulatorCommand : RootCommand
{
    private readonly Option<EmulatorOptions> _config = (Option<EmulatorOptions>)Setting.Of(
        "--config", "FILE", "--config", "options from a JSON file; those of the command line come on top", LoadOptions, (_, _) => { }).Option;
    private readonly Option<double> _devicesFail = (Option<double>)Setting.Of(
        "--devices-fail", "N%", "--devices-fail", "share of the devices that fail, chosen by device id (default: 0%)", OptionText.Percentage, (_, _) => { }).Option;
    private readonly Option<bool> _heal = new("--heal") { Description = "a device that fails succeeds on its next attempt" };
    private readonly Option<bool> _log = new("--log") { Description = "writes a line for each request" };

    public EmulatorCommand()
        : base("""
            Emulates the batch task API of Huawei Cloud IoTDA (v5) until Ctrl+C.

            Example: iotda-emulator --port 8080 --speed 60 --devices-fail 5% --device-seconds 30-90
            Exit codes: 0 ended by Ctrl+C, 1 cannot listen, 2 bad arguments.
            """)
    {
        foreach (Option option in Settings.All.Select(setting => setting.Option).Concat([_config, _devicesFail, _heal, _log]))
        {
            Add(option);
        }

        SetAction((parsed, stop) => EmulatorProgram.ServeAsync(this, parsed, stop));
    }

    /// <summary>The options of the emulator as the arguments describe it.</summary>
    public EmulatorOptions ReadOptions(ParseResult parsed)
    {
        EmulatorOptions options = parsed.GetValue(_config) ?? new EmulatorOptions();
        foreach (Setting setting in Settings.All.Where(setting => parsed.GetResult(setting.Option) is { Implicit: false }))
        {
            setting.Apply(parsed, options);
        }

        if (parsed.GetValue(_devicesFail) is > 0 and var percent)
        {
            options.Outcomes.Add(new OutcomeRule { Percentage = percent, Seed = options.Seed, Attempts = parsed.GetValue(_heal) ? 1 : null });
        }

        return options;
    }

    /// <summary>Whether each request is written to the output.</summary>
    public bool Log(ParseResult parsed) => parsed.GetValue(_log);

    private static EmulatorOptions LoadOptions(string path)
    {
        try
        {
            return EmulatorOptions.Load(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or FormatException)
        {
            throw new FormatException($"{path}: {exception.Message}", exception);
        }
    }
}

using System.CommandLine;

namespace IoTDA.Sdk.Emulator.Tool;

/// <summary>The command line: every option, and the emulator that they describe.</summary>
internal sealed class EmulatorCommand : RootCommand
{
    private readonly Option<double> _devicesFail = Percentage("--devices-fail", "share of the devices that fail, chosen by device id (default: 0%)");
    private readonly Option<double> _requestsFail = Percentage("--requests-fail", "share of the requests that meet a fault, of all kinds in turn (default: 0%)");
    private readonly Option<bool> _log = new("--log") { Description = "writes a line for each request" };

    public EmulatorCommand()
        : base("""
            Emulates the batch task API of Huawei Cloud IoTDA (v5) until Ctrl+C.

            Example: iotda-emulator --port 8080 --speed 60 --devices-fail 5% --device-seconds 30-90
            Exit codes: 0 ended by Ctrl+C, 1 cannot listen, 2 bad arguments.
            """)
    {
        foreach (Option option in Settings.All.Select(setting => setting.Option).Concat([_devicesFail, _requestsFail, _log]))
        {
            Add(option);
        }

        SetAction((parsed, stop) => EmulatorProgram.ServeAsync(this, parsed, stop));
    }

    /// <summary>The options of the emulator as the arguments describe it.</summary>
    public EmulatorOptions ReadOptions(ParseResult parsed)
    {
        EmulatorOptions options = new();
        foreach (Setting setting in Settings.All.Where(setting => parsed.GetResult(setting.Option) is not null))
        {
            setting.Apply(parsed, options);
        }

        if (parsed.GetValue(_devicesFail) is > 0 and var percent)
        {
            options.Outcomes.FailPercentage(percent, options.Seed);
        }

        return options;
    }

    /// <summary>Which share of the requests meets a fault, 0 to 100.</summary>
    public double RequestsFail(ParseResult parsed) => parsed.GetValue(_requestsFail);

    /// <summary>Whether each request is written to the output.</summary>
    public bool Log(ParseResult parsed) => parsed.GetValue(_log);

    private static Option<double> Percentage(string name, string description)
        => (Option<double>)Setting.Of(name, "N%", name, description, OptionText.Percentage, (_, _) => { }).Option;
}

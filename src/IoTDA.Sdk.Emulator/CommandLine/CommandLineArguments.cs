namespace IoTDA.Sdk.Emulator.CommandLine;

/// <summary>What the arguments ask for: a text to print, or an emulator.</summary>
internal sealed class CommandLineArguments
{
    public EmulatorOptions Options { get; } = new();

    /// <summary>The help or the version, where one was asked for.</summary>
    public string? Text { get; set; }

    /// <summary>Which share of the devices fails, 0 to 100. Applied at the end, because the seed may come later.</summary>
    public double DevicesFail { get; set; }

    /// <summary>Which share of the requests meets a fault, 0 to 100.</summary>
    public double RequestsFail { get; set; }

    /// <summary>Whether each request is written to the output.</summary>
    public bool Log { get; set; }

    public void Complete()
    {
        if (DevicesFail > 0)
        {
            Options.Outcomes.FailPercentage(DevicesFail, Options.Seed);
        }
    }
}

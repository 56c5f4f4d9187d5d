using System.Globalization;

namespace IoTDA.Sdk.Emulator.CommandLine;

/// <summary>Reads the program's arguments.</summary>
internal static class CommandLineReader
{
    public const string Help = """
        Emulates the batch task API of Huawei Cloud IoTDA (v5) on the loopback address until Ctrl+C.

        Options:
          --port N               port to listen on (default: a free one)
          --speed N              tasks run N times as fast as the clock (default: 1)
          --devices-fail N%      share of the devices that fail, chosen by device id (default: 0%)
          --seed N               chooses other devices to fail (default: 0)
          --device-seconds A-B   how long a device takes (default: 2-2)
          --parallel N           devices of one task at a time (default: 100)
          --project ID           project id
          --token TEXT           token that is accepted
          --group ID=A,B,...     a device group; may be repeated
          --file NAME=A,B,...    the rows of an uploaded file, by its name; may be repeated
          --help                 this text
        """;

    /// <summary>Applies the arguments.</summary>
    /// <returns>The options, or <see langword="null"/> when help was asked for.</returns>
    /// <exception cref="FormatException">An argument is unknown, incomplete or out of range.</exception>
    public static EmulatorOptions? Read(IReadOnlyList<string> arguments)
    {
        EmulatorOptions options = new();
        double failPercent = 0;
        int seed = 0;
        for (int i = 0; i < arguments.Count; i++)
        {
            string name = arguments[i];
            if (name is "--help" or "-h" or "-?")
            {
                return null;
            }

            string value = i + 1 < arguments.Count ? arguments[++i] : throw new FormatException($"{name} needs a value.");
            switch (name)
            {
                case "--port":
                    options.Port = (int)Number(name, value, 0, 65535);
                    break;
                case "--speed":
                    options.Speed = Number(name, value, 0.001, 1_000_000);
                    break;
                case "--devices-fail":
                    failPercent = Number(name, value.TrimEnd('%'), 0, 100);
                    break;
                case "--seed":
                    seed = (int)Number(name, value, 0, int.MaxValue);
                    break;
                case "--device-seconds":
                    ReadDuration(options, name, value);
                    break;
                case "--parallel":
                    options.Parallelism = (int)Number(name, value, 1, 30_000);
                    break;
                case "--project":
                    options.ProjectId = value;
                    break;
                case "--token":
                    options.Token = value;
                    break;
                case "--group":
                    AddList(options.Groups, name, value);
                    break;
                case "--file":
                    AddList(options.FileRows, name, value);
                    break;
                default:
                    throw new FormatException($"{name} is not an option.");
            }
        }

        if (failPercent > 0)
        {
            options.Outcomes.FailPercentage(failPercent, seed);
        }

        return options;
    }

    private static void ReadDuration(EmulatorOptions options, string name, string value)
    {
        string[] bounds = value.Split('-');
        double shortest = Number(name, bounds[0], 0, 86_400);
        double longest = bounds.Length > 1 ? Number(name, bounds[1], shortest, 86_400) : shortest;
        options.Outcomes.TakeBetween(TimeSpan.FromSeconds(shortest), TimeSpan.FromSeconds(longest));
    }

    private static void AddList(IDictionary<string, IReadOnlyList<string>> lists, string name, string value)
    {
        int equals = value.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            throw new FormatException($"{name} needs a value like NAME=A,B, not '{value}'.");
        }

        lists[value[..equals]] = value[(equals + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries);
    }

    private static double Number(string name, string text, double min, double max)
        => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value >= min && value <= max
            ? value
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{name} needs a number from {min} to {max}, not '{text}'."));
}

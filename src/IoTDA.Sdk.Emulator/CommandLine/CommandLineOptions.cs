using IoTDA.Sdk.Emulator.Credentials;

namespace IoTDA.Sdk.Emulator.CommandLine;

/// <summary>All options, in the order of the help.</summary>
internal static class CommandLineOptions
{
    public static IReadOnlyList<CommandLineOption> All { get; } =
    [
        new("--port", "N", "port of the loopback address (default: a free one)",
            (arguments, value) => arguments.Options.Port = value.WholeNumber(0, 65_535)),
        new("--project", "ID", "project id in the paths",
            (arguments, value) => arguments.Options.ProjectId = value.Word()),
        new("--instance", "ID", "instance id that each request must carry (default: none needed)",
            (arguments, value) => arguments.Options.InstanceId = value.Word()),
        new("--token", "TEXT", "token that is accepted",
            (arguments, value) => arguments.Options.Token = value.Word()),
        new("--token-hours", "N", "life of the tokens that are issued (default: 24)",
            (arguments, value) => arguments.Options.TokenLife = TimeSpan.FromHours(value.Number(0.001, 8_760))),
        new("--user", "DOMAIN/NAME:PASSWORD", "user who can ask for a token; may be repeated",
            (arguments, value) => AddUser(arguments.Options.Users, value)),
        new("--access-key", "AK:SK", "key pair that can sign requests; may be repeated",
            (arguments, value) => AddAccessKey(arguments.Options.AccessKeys, value)),
        new("--signature", "sdk|v11|either", "signature algorithm that the instance takes (default: either)",
            (arguments, value) => arguments.Options.SignatureAlgorithm = ToAlgorithm(value)),
        new("--region", "NAME", "region, which is the project's name for IAM (default: cn-north-4)",
            (arguments, value) => arguments.Options.Region = value.Word()),
        new("--speed", "N", "tasks run N times as fast as the clock (default: 1)",
            (arguments, value) => arguments.Options.Speed = value.Number(0.001, 1_000_000)),
        new("--parallel", "N", "devices of one task at a time (default: 100)",
            (arguments, value) => arguments.Options.Parallelism = value.WholeNumber(1, 30_000)),
        new("--max-tasks", "N", "unfinished tasks in a resource space (default: 10)",
            (arguments, value) => arguments.Options.MaxUnfinishedTasks = value.WholeNumber(1, 1_000_000)),
        new("--device-seconds", "A[-B]", "how long a device takes, chosen by device id (default: 2)", SetDuration),
        new("--devices-fail", "N%", "share of the devices that fail, chosen by device id (default: 0%)",
            (arguments, value) => arguments.DevicesFail = value.Percentage()),
        new("--requests-fail", "N%", "share of the requests that meet a fault, of all kinds in turn (default: 0%)",
            (arguments, value) => arguments.RequestsFail = value.Percentage()),
        new("--seed", "N", "chooses other devices and requests to fail (default: 0)",
            (arguments, value) => arguments.Options.Seed = value.WholeNumber(0, int.MaxValue)),
        new("--group", "ID=A,B,...", "a device group; may be repeated",
            (arguments, value) => Add(arguments.Options.Groups, value)),
        new("--groups", "FILE", "device groups from a text file, ID=A,B,... a line",
            (arguments, value) => GroupFile.Read(value, arguments.Options.Groups)),
        new("--file", "NAME=A,B,...", "rows of the uploaded file of that name; may be repeated",
            (arguments, value) => Add(arguments.Options.FileRows, value)),
        new("--log", null, "writes a line for each request",
            (arguments, _) => arguments.Log = true),
        new("--version", null, "the version",
            (arguments, _) => arguments.Text ??= CommandLineReader.Version),
        new("--help", null, "this text",
            (arguments, _) => arguments.Text ??= CommandLineReader.Help),
    ];

    private static void SetDuration(CommandLineArguments arguments, CommandLineValue value)
    {
        (TimeSpan shortest, TimeSpan longest) = value.Seconds();
        arguments.Options.Outcomes.TakeBetween(shortest, longest);
    }

    private static void Add(IDictionary<string, IReadOnlyList<string>> lists, CommandLineValue value)
    {
        (string name, string[] items) = value.NamedList();
        lists[name] = items;
    }

    private static void AddUser(IList<EmulatedUser> users, CommandLineValue value)
    {
        int slash = value.Text.IndexOf('/', StringComparison.Ordinal);
        int colon = slash < 0 ? -1 : value.Text.IndexOf(':', slash);
        if (slash < 1 || colon <= slash + 1 || colon == value.Text.Length - 1)
        {
            throw new FormatException($"{value.Option} needs a value like DOMAIN/NAME:PASSWORD.");
        }

        users.Add(new EmulatedUser(value.Text[..slash], value.Text[(slash + 1)..colon], value.Text[(colon + 1)..]));
    }

    private static void AddAccessKey(IList<EmulatedAccessKey> keys, CommandLineValue value)
    {
        int colon = value.Text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || colon == value.Text.Length - 1)
        {
            throw new FormatException($"{value.Option} needs a value like AK:SK.");
        }

        keys.Add(new EmulatedAccessKey(value.Text[..colon], value.Text[(colon + 1)..]));
    }

    private static SignatureAlgorithm ToAlgorithm(CommandLineValue value) => value.Text switch
    {
        "sdk" => SignatureAlgorithm.SdkHmacSha256,
        "v11" => SignatureAlgorithm.V11HmacSha256,
        "either" => SignatureAlgorithm.Either,
        _ => throw new FormatException($"{value.Option} needs sdk, v11 or either, not '{value.Text}'."),
    };
}

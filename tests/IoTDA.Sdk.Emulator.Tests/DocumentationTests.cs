using System.Reflection;
using System.Text.RegularExpressions;
using IoTDA.Sdk.Emulator.Tests.Control;

namespace IoTDA.Sdk.Emulator.Tests;

/// <summary>What docs/emulator.md shows is right.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Root = typeof(DocumentationTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    private static readonly string Page = File.ReadAllText(Path.Combine(Root, "docs", "emulator.md"));

    [Fact]
    public void The_options_of_the_page_can_be_read()
    {
        EmulatorOptions options = EmulatorOptions.Parse(Json().Match(Page).Groups[1].Value);

        Assert.Equal((QuotaReading.Queue, 10_000), (options.QuotaReading, options.Fleet.Rules.Single().Count));
    }

    [Fact]
    public async Task The_commands_of_the_page_work()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options => options.Fleet.Devices.Add(new EmulatedDevice { DeviceId = "gate_1" }));
        MatchCollection commands = Command().Matches(Page);
        Assert.True(commands.Count >= 6);
        foreach (Match command in commands.Where(command => !command.Value.Contains("/wait", StringComparison.Ordinal)))
        {
            string method = command.Groups["method"].Success ? command.Groups["method"].Value : "GET";
            Answer answer = await session.ControlAsync(
                method, command.Groups["path"].Value, command.Groups["body"].Success ? command.Groups["body"].Value : null);

            Assert.True((int)answer.Status < 300, $"{command.Value}: {answer}");
        }
    }

    [Fact]
    public void Every_code_of_the_emulator_is_given_and_the_page_names_the_others()
    {
        string sources = string.Concat(Directory.EnumerateFiles(Path.Combine(Root, "src", "IoTDA.Sdk.Emulator"), "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "EmulatorErrorCodes.cs").Select(File.ReadAllText));
        FieldInfo[] codes = typeof(EmulatorErrorCodes).GetFields();

        Assert.Equal([], codes.Select(code => code.Name).Where(name => !sources.Contains($"EmulatorErrorCodes.{name}", StringComparison.Ordinal)));
        string never = Page[Page.IndexOf("### Codes that are never given", StringComparison.Ordinal)..Page.IndexOf("`IOTDA.000021`, no user", StringComparison.Ordinal)];
        IEnumerable<string> named = Code().Matches(never).Select(row => row.Groups[1].Value);
        Assert.Equal(["IOTDA.000004", "IOTDA.000011", "IOTDA.021102", "APIGW.0103"], named);
        Assert.Empty(named.Intersect(codes.Select(code => (string)code.GetRawConstantValue()!)));
    }

    [GeneratedRegex("^\\| `((?:IOTDA|APIGW)\\.[0-9]+)`", RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex("```json\n(.+?)```", RegexOptions.Singleline)]
    private static partial Regex Json();

    [GeneratedRegex(@"curl (?:-X (?<method>\w+) )?'?localhost:8080/emulator/(?<path>[^' \n]+)'?(?: -d '(?<body>[^']+)')?")]
    private static partial Regex Command();
}

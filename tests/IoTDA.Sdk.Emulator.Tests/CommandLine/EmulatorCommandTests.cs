using System.CommandLine;
using IoTDA.Sdk.Emulator.Tool;

namespace IoTDA.Sdk.Emulator.Tests.CommandLine;

public sealed class EmulatorCommandTests
{
    [Fact]
    public void No_argument_gives_the_defaults()
    {
        EmulatorOptions options = Read();

        Assert.Equal((0, 1.0, 100, 0), (options.Port, options.Speed, options.Parallelism, options.Seed));
        Assert.Null(options.InstanceId);
        Assert.Null(options.Outcomes.FailureOf(Attempt("d1")));
        Assert.Equal(TimeSpan.FromSeconds(2), options.Outcomes.DurationOf(Attempt("d1")));
    }

    [Fact]
    public void No_argument_turns_no_switch_on()
    {
        EmulatorOptions options = Read();
        EmulatorOptions defaults = new();

        Assert.All(
            typeof(EmulatorOptions).GetProperties().Where(member => member.PropertyType == typeof(bool)),
            member => Assert.True(Equals(member.GetValue(defaults), member.GetValue(options)), member.Name));
        Assert.True(Read("--no-need-confirm").NoNeedConfirm);
    }

    [Fact]
    public void Each_option_sets_what_it_says()
    {
        EmulatorOptions options = Read(
            "--port", "8080", "--project", "p1", "--instance", "i1", "--token", "t1", "--token-hours", "0.5", "--speed", "2.5",
            "--parallel", "7", "--max-tasks", "20", "--seed", "9", "--group", "g1=a,b", "--group", "g2=c", "--file", "f.xlsx=x, y");

        Assert.Equal((8080, "p1", "i1", "t1"), (options.Port, options.ProjectId, options.InstanceId, options.Token));
        Assert.Equal((TimeSpan.FromMinutes(30), 2.5, 7), (options.TokenLifetime, options.Speed, options.Parallelism));
        Assert.Equal((20, 9), (options.MaxUnfinishedTasks, options.Seed));
        Assert.Equal(["a", "b"], options.Groups["g1"]);
        Assert.Equal(["c"], options.Groups["g2"]);
        Assert.Equal(["x", "y"], options.FileRows["f.xlsx"]);
    }

    [Fact]
    public void Credentials_are_read_whole()
    {
        EmulatorOptions options = Read(
            "--user", "home/anna:a:b/c", "--access-key", "AK1:s:k", "--signature", "v11", "--region", "cn-south-1");

        Assert.Equal([new EmulatedUser("home", "anna", "a:b/c")], options.Users);
        Assert.Equal([new EmulatedAccessKey("AK1", "s:k")], options.AccessKeys);
        Assert.Equal((SignatureAlgorithm.V11HmacSha256, "cn-south-1"), (options.SignatureAlgorithm, options.Region));
    }

    [Theory]
    [InlineData("--user", "home/anna")]
    [InlineData("--user", "anna:secret")]
    [InlineData("--user", "home/:secret")]
    [InlineData("--access-key", "secret")]
    [InlineData("--access-key", ":secret")]
    public void A_bad_credential_is_refused_without_showing_it(string option, string value)
    {
        Assert.DoesNotContain("secret", Refusal(option, value), StringComparison.Ordinal);
        Assert.StartsWith($"{option} needs a value like ", Refusal(option, value), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_may_follow_an_equals_sign()
    {
        EmulatorOptions options = Read("--port=8080", "--group=g=a,b");

        Assert.Equal(8080, options.Port);
        Assert.Equal(["a", "b"], options.Groups["g"]);
    }

    [Theory]
    [InlineData("3", 3, 3)]
    [InlineData("1.5-4", 1.5, 4)]
    public void Devices_take_a_time_within_the_bounds(string text, double shortest, double longest)
    {
        EmulatorOptions options = Read("--device-seconds", text);

        Assert.All(Requests.Devices(50), device => Assert.InRange(
            options.Outcomes.DurationOf(Attempt(device)).TotalSeconds, shortest, longest));
    }

    [Fact]
    public void The_share_of_failing_devices_follows_the_seed_wherever_it_stands()
    {
        string[] before = Failing(Read("--seed", "5", "--devices-fail", "20%"));
        string[] after = Failing(Read("--devices-fail", "20", "--seed", "5"));

        Assert.InRange(before.Length, 150, 250);
        Assert.Equal(before, after);
        Assert.NotEqual(before, Failing(Read("--devices-fail", "20%", "--seed", "6")));

        static string[] Failing(EmulatorOptions options)
            => [.. Requests.Devices(1000).Where(device => options.Outcomes.FailureOf(Attempt(device)) is not null)];
    }

    [Fact]
    public void Groups_come_from_a_file()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "# meters\ng1=a, b\n\ng2=c\n");
        try
        {
            EmulatorOptions options = Read("--groups", path);

            Assert.Equal(["a", "b"], options.Groups["g1"]);
            Assert.Equal(["c"], options.Groups["g2"]);
            File.WriteAllText(path, "g1=a\nnonsense\n");
            Assert.Contains($"{path}, line 2", Refusal("--groups", path), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("--port needs a whole number from 0 to 65535, not '65536'", "--port", "65536")]
    [InlineData("--port needs a whole number from 0 to 65535, not '1.5'", "--port", "1.5")]
    [InlineData("--speed needs a number from 0.001 to 1000000, not '0'", "--speed", "0")]
    [InlineData("--devices-fail needs a number from 0 to 100, not '101'", "--devices-fail", "101%")]
    [InlineData("--device-seconds needs a number from 3 to 86400, not '2'", "--device-seconds", "3-2")]
    [InlineData("--device-seconds needs seconds like 2 or 2-5", "--device-seconds", "1-2-3")]
    [InlineData("--group needs a value like NAME=A,B", "--group", "abc")]
    [InlineData("--token needs a text without blanks", "--token", "a b")]
    [InlineData("--groups cannot be read: Could not find", "--groups", "there-is-no-such-file")]
    [InlineData("'--speed'", "--speed")]
    [InlineData("'--port'", "--port", "1", "--port", "2")]
    [InlineData("--signature needs sdk, v11 or either, not 'rsa'", "--signature", "rsa")]
    [InlineData("'--tokens'", "--tokens", "x")]
    [InlineData("'-x'", "-x")]
    public void A_bad_argument_is_refused_with_its_rule(string message, params string[] arguments)
        => Assert.Contains(message, Refusal(arguments), StringComparison.Ordinal);

    private static EmulatorOptions Read(params string[] arguments)
    {
        EmulatorCommand command = new();
        ParseResult parsed = command.Parse(arguments);
        Assert.Empty(parsed.Errors);
        return command.ReadOptions(parsed);
    }

    private static string Refusal(params string[] arguments)
        => string.Join('\n', new EmulatorCommand().Parse(arguments).Errors.Select(error => error.Message));

    private static DeviceAttempt Attempt(string device) => new("t", "n", "softwareUpgrade", device, 0, 1);
}

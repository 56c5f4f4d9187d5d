using System.Text.RegularExpressions;
using IoTDA.Sdk.Emulator.Tool;

namespace IoTDA.Sdk.Emulator.Tests.CommandLine;

public sealed class EmulatorProgramTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_program_says_where_it_is_and_ends_cleanly()
    {
        using CancellationTokenSource stop = new();
        await using Screen output = new();
        Task<int> run = EmulatorProgram.RunAsync(
            ["--project=p1", "--token=t1", "--instance=i1", "--user=home/anna:secret", "--access-key=AK:secret", "--log"], output.Writer, TextWriter.Null, stop.Token);
        await output.Started.WaitAsync(Cancellation);
        string address = Regex.Match(output.ToString(), "http://127.0.0.1:[0-9]+/").Value;

        using HttpClient http = new();
        using HttpRequestMessage request = new(HttpMethod.Get, address + "v5/iot/p1/batchtask-files");
        request.Headers.Add("X-Auth-Token", "t1");
        request.Headers.Add("Instance-Id", "i1");
        Assert.True((await http.SendAsync(request, Cancellation)).IsSuccessStatusCode, output.ToString());
        await stop.CancelAsync();

        Assert.Equal(0, await run);
        Assert.Contains($"'{address}v5/iot/p1/batchtasks?task_type=softwareUpgrade'", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("  200    GET     /v5/iot/p1/batchtask-files", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("[", output.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{address}v3/auth/tokens as home/anna", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Ended after 1 requests.", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--host=nowhere", "IP address")]
    [InlineData("--token=ü", "Token")]
    public async Task An_option_that_is_not_right_ends_the_start_with_its_name(string argument, string part)
    {
        await using StringWriter error = new();

        Assert.Equal(EmulatorProgram.BadArguments, await EmulatorProgram.RunAsync([argument], TextWriter.Null, error, Cancellation));
        Assert.Contains(part, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_fail_in_their_share_and_the_log_says_how()
    {
        using CancellationTokenSource stop = new();
        await using Screen output = new();
        Task<int> run = EmulatorProgram.RunAsync(["--requests-fail", "100%", "--log"], output.Writer, TextWriter.Null, stop.Token);
        await output.Started.WaitAsync(Cancellation);
        string address = Regex.Match(output.ToString(), "http://127.0.0.1:[0-9]+/").Value;

        using HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
        try
        {
            (await http.GetAsync(address + "v3/projects", Cancellation)).Dispose();
        }
        catch (HttpRequestException)
        {
            // A reset connection is one of the faults.
        }

        await stop.CancelAsync();
        Assert.Equal(0, await run);
        Assert.Matches("GET     /v3/projects  \\[.*executed\\]", output.ToString());
    }

    [Fact]
    public async Task A_bad_argument_ends_with_two_and_a_line_of_error()
    {
        await using StringWriter output = new();
        await using StringWriter error = new();

        Assert.Equal(2, await EmulatorProgram.RunAsync(["--port", "x"], output, error, Cancellation));
        Assert.Equal(string.Empty, output.ToString().Trim());
        Assert.Equal("--port needs a whole number from 0 to 65535, not 'x'.", error.ToString().Trim());
    }

    [Fact]
    public async Task A_port_that_is_taken_ends_with_one()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        await using StringWriter error = new();

        Assert.Equal(1, await EmulatorProgram.RunAsync([$"--port={session.Emulator.BaseAddress.Port}"], TextWriter.Null, error, Cancellation));
        Assert.Contains($"{session.Emulator.BaseAddress.Port}", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_option_is_answered_with_the_nearest()
    {
        await using StringWriter output = new();
        await using StringWriter error = new();

        Assert.Equal(2, await EmulatorProgram.RunAsync(["--tokn", "x"], output, error, Cancellation));
        Assert.Contains("--token", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("--tokn", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_option()
    {
        await using StringWriter output = new();
        await EmulatorProgram.RunAsync(["-h"], output, TextWriter.Null, Cancellation);

        Assert.All(Settings.All, setting => Assert.Contains($"  {setting.Option.Name} ", output.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--help", "--devices-fail")]
    [InlineData("--version", "0.")]
    public async Task Help_and_version_go_to_the_output(string argument, string text)
    {
        await using StringWriter output = new();

        Assert.Equal(0, await EmulatorProgram.RunAsync([argument], output, TextWriter.Null, Cancellation));
        Assert.Contains(text, output.ToString(), StringComparison.Ordinal);
    }

    /// <summary>What the program writes; it tells when the first screen is complete.</summary>
    private sealed class Screen : IAsyncDisposable
    {
        private readonly FlushedWriter _writer = new();

        public TextWriter Writer => _writer;

        public Task Started => _writer.Flushed.Task;

        public override string ToString() => _writer.ToString();

        public ValueTask DisposeAsync() => _writer.DisposeAsync();

        private sealed class FlushedWriter : StringWriter
        {
            public TaskCompletionSource Flushed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

            public override void Flush() => Flushed.TrySetResult();
        }
    }
}

using IoTDA.Sdk.Tests.Authentication;

namespace IoTDA.Sdk.Tests.Errors;

/// <summary>What an answer repeats of the request, or makes up, reaches neither messages nor log lines.</summary>
public sealed class EchoTests
{
    private const string Token = "MIIsecretsecretsecret";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("X\\nforged: line", "Xforged:line")]
    [InlineData("a b", "ab")]
    [InlineData(Token, "")]
    [InlineData("IOTDA.000001" + Token, "")]
    [InlineData("\\u0000\\u2028", "")]
    public async Task An_error_code_is_one_short_word(string code, string shown)
    {
        (IoTDAServiceException failure, IReadOnlyList<string> lines) = await FailAsync($$"""{"error_code":"{{code}}","error_msg":"no"}""");

        Assert.Equal(shown, failure.ErrorCode.Value);
        Assert.All([.. lines, failure.ToString()], text => Assert.DoesNotContain(Token, text, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("forged", StringComparison.Ordinal) || line.Contains("\nforged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_error_code_is_shortened()
        => Assert.Equal(64, (await FailAsync($$"""{"error_code":"{{new string('x', 60_000)}}"}""")).Failure.ErrorCode.Value.Length);

    [Theory]
    [InlineData("id-1", "id-1")]
    [InlineData("a\tb", "ab")]
    [InlineData(Token, null)]
    public async Task A_request_id_is_one_short_word(string id, string? shown)
    {
        (IoTDAServiceException failure, IReadOnlyList<string> lines) = await FailAsync("{}", ("X-Request-Id", id));

        Assert.Equal(shown, failure.RequestId);
        Assert.All(lines, line => Assert.DoesNotContain(Token, line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<html>Bad gateway: {\"devices\":[{\"secret\":\"hunter2hunter2\"}]}</html>")]
    [InlineData("<html>Bad gateway: {&quot;secret&quot;:&quot;hunter2hunter2&quot;}</html>")]
    [InlineData("Bad gateway: %7B%22secret%22%3A%22hunter2hunter2%22%7D")]
    public async Task A_page_that_repeats_the_body_shows_none_of_it(string page)
    {
        IoTDAServiceException failure = (await FailAsync(page)).Failure;

        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
        Assert.Contains("Bad gateway", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_that_IAM_repeats_shows_nowhere()
    {
        await using StubServer iam = await StubServer.StartAsync(_ => StubAnswer.Json(401, """{"error":{"code":401,"message":"Wrong password: pass-Word-9."}}"""));
        LogLines log = new();
        IoTDAClientOptions options = Clients.Options(iam.Address, options => (options.IamEndpoint, options.Token) = (iam.Address, null));
        options.IamPassword = new IamPasswordOptions { DomainName = "domain", UserName = "user", Password = "pass-Word-9" };
        using Microsoft.Extensions.Logging.LoggerFactory logs = new([log]);
        using IoTDAClient client = IoTDAClient.Create(options, loggerFactory: logs);

        for (int i = 0; i < 10; i++)
        {
            var failure = await Assert.ThrowsAsync<IoTDACredentialException>(() => client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation));
            Assert.DoesNotContain("pass-Word-9", failure.ToString(), StringComparison.Ordinal);
            Assert.Contains("Wrong password: ***", failure.Message, StringComparison.Ordinal);
            if (i > 1)
            {
                Assert.Matches("After 2 refusals, the next login is in (0|1)", failure.Message);
            }
        }

        Assert.All(log.Lines, line => Assert.DoesNotContain("pass-Word-9", line, StringComparison.Ordinal));
        Assert.InRange(iam.Requests.Count, 2, 4);
    }

    [Fact]
    public void The_user_part_of_an_endpoint_shows_nowhere()
    {
        foreach (string address in new[] { "https://user:hunter2@iotda.example", "ftp://user:hunter2@iotda.example", "http://user:hunter2@iotda.example" })
        {
            IoTDAClientOptions options = Clients.Options(new Uri(address));
            var failure = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => IoTDAClient.Create(options));

            Assert.DoesNotContain("hunter2", failure.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter2", options.ToString(), StringComparison.Ordinal);
        }
    }

    private static async Task<(IoTDAServiceException Failure, IReadOnlyList<string> Lines)> FailAsync(string body, params (string, string)[] headers)
    {
        LogLines log = new();
        using StubHandler service = new(StubHandler.Answer(500, body, headers));
        using Microsoft.Extensions.Logging.LoggerFactory logs = new([log]);
        using IoTDAClient client = IoTDAClient.CreateUnchecked(
            Clients.Options(new Uri("https://iotda.example"), options => (options.Token, options.Resilience.TransientDelay) = (Token, TimeSpan.FromMilliseconds(1))),
            new() { CreatePrimary = _ => service, Logger = logs.CreateLogger("IoTDA.Sdk") });
        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(() => client.BatchTasks.GetAsync(Clients.TaskId, Cancellation));
        return (failure, log.Lines);
    }
}

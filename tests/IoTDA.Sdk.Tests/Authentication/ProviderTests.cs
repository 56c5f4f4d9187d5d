namespace IoTDA.Sdk.Tests.Authentication;

/// <summary>What a host's token provider can do wrong: a credential exception, and nothing sent.</summary>
public sealed class ProviderTests
{
    private const string InvalidToken = """{"error_code":"IOTDA.000004","error_msg":"Invalid access token."}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("token\n")]
    [InlineData("token\r\n")]
    [InlineData("token \t\n\n")]
    public async Task White_space_at_the_end_of_a_token_is_trimmed(string token)
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Empty(204));
        using IoTDAClient client = Create(server, new Provider(_ => new(token)));

        await client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);

        Assert.Equal("token", server.Request.Header("X-Auth-Token"));
    }

    [Theory]
    [InlineData("x\r\nEvil: 1")]
    [InlineData("x\ny")]
    [InlineData(" x")]
    [InlineData("x y")]
    [InlineData("x\0")]
    [InlineData("tökén")]
    [InlineData("\n")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_token_that_is_no_header_text_is_not_sent(string? token)
    {
        await using StubServer server = await StubServer.StartAsync();
        using IoTDAClient client = Create(server, new Provider(_ => new(token!)));

        foreach (Operation operation in Operations.All.Values)
        {
            var failure = await Assert.ThrowsAsync<IoTDACredentialException>(() => operation(client, Cancellation));
            Assert.False(failure.MayHaveExecuted);
            Assert.DoesNotContain("Evil", failure.ToString(), StringComparison.Ordinal);
        }

        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(401, "{}")]
    [InlineData(403, InvalidToken)]
    public async Task A_token_that_the_service_refuses_is_renewed_once(int status, string json)
    {
        await using StubServer server = await StubServer.StartAsync(
            StubAnswer.Json(status, json), StubAnswer.Json(201, """{"task_id":"5c8ba99030344005c02316ad"}"""),
            StubAnswer.Json(status, json), StubAnswer.Json(status, json));
        int given = 0;
        Provider provider = new(_ => new($"token{++given}"));
        using IoTDAClient client = Create(server, provider);

        await Operations.All["CreateBatchTask"](client, Cancellation);
        Assert.Equal(["token1"], provider.Rejected);
        Assert.Equal(["token1", "token2"], server.Requests.Select(request => request.Header("X-Auth-Token")));

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(() => Operations.All["CreateBatchTask"](client, Cancellation));
        Assert.Equal((status, false, 4), ((int)failure.StatusCode, failure.MayHaveExecuted, server.Requests.Count));
    }

    [Fact]
    public async Task Another_403_does_not_renew_the_token()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Json(403, """{"error_code":"IOTDA.000022","error_msg":"No permission."}"""));
        Provider provider = new(_ => new("token"));
        using IoTDAClient client = Create(server, provider);

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(() => client.BatchTasks.GetAsync(Clients.TaskId, Cancellation));

        Assert.Equal(("IOTDA.000022", "No permission."), (failure.ErrorCode.Value, failure.ServiceMessage));
        Assert.Empty(provider.Rejected);
    }

    [Fact]
    public async Task A_provider_that_fails_while_it_drops_a_token_is_a_failure_of_credentials()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Empty(401));
        using IoTDAClient client = Create(server, new Provider(_ => new("token")) { Reject = () => throw new InvalidOperationException("The vault is sealed.") });

        var failure = await Assert.ThrowsAsync<IoTDACredentialException>(() => Operations.All["CreateBatchTask"](client, Cancellation));

        Assert.Contains("The vault is sealed.", failure.Message, StringComparison.Ordinal);
        Assert.False(failure.MayHaveExecuted);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_provider_that_takes_longer_than_an_attempt_is_a_failure_of_credentials(bool listens)
    {
        ManualTimeProvider clock = new();
        TaskCompletionSource asked = new();
        await using StubServer server = await StubServer.StartAsync();
        using IoTDAClient client = IoTDAClient.Create(
            Clients.Options(server.Address, tokens: new RotatingTokens(), configure: options => options.Recovery.Enabled = true),
            new Provider(token =>
            {
                TaskCompletionSource<string> never = new();
                asked.TrySetResult();
                return new(listens ? never.Task.WaitAsync(token) : never.Task);
            }),
            timeProvider: clock);

        foreach (string operation in new[] { "CreateBatchTask", "DeleteBatchTask", "StopBatchTask" })
        {
            Task call = Operations.All[operation](client, Cancellation);
            await asked.Task.Soon();
            clock.Advance(TimeSpan.FromSeconds(30));

            var failure = await Assert.ThrowsAsync<IoTDACredentialException>(() => call.Soon());
            Assert.False(failure.MayHaveExecuted);
        }

        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_key_provider_that_takes_longer_than_an_attempt_is_a_failure_of_credentials(bool listens)
    {
        ManualTimeProvider clock = new();
        await using StubServer server = await StubServer.StartAsync();
        TaskCompletionSource<AccessKey> never = new();
        KeyProvider keys = new(token => new(listens ? never.Task.WaitAsync(token) : never.Task));
        using IoTDAClient client = CreateSigning(server, keys, clock);

        foreach (string operation in new[] { "CreateBatchTask", "DeleteBatchTask", "ShowBatchTask" })
        {
            Task call = Operations.All[operation](client, Cancellation);
            await Patience.UntilAsync(() => Task.FromResult(clock.TimerCount > 0));
            clock.Advance(TimeSpan.FromSeconds(30));

            var failure = await Assert.ThrowsAsync<IoTDACredentialException>(() => call.Soon());
            Assert.Equal((false, true), (failure.MayHaveExecuted, failure.IsTransient));
        }

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_key_provider_that_throws_or_gives_nothing_is_a_failure_of_credentials()
    {
        await using StubServer server = await StubServer.StartAsync();
        foreach (Func<CancellationToken, ValueTask<AccessKey>> get in new Func<CancellationToken, ValueTask<AccessKey>>[]
        {
            _ => throw new InvalidOperationException("The vault is sealed."),
            _ => ValueTask.FromException<AccessKey>(new OperationCanceledException("The vault hung up.")),
            _ => new ValueTask<AccessKey>((AccessKey)null!),
        })
        {
            using IoTDAClient client = CreateSigning(server, new KeyProvider(get), TimeProvider.System);
            foreach (Operation operation in Operations.All.Values)
            {
                Assert.False((await Assert.ThrowsAsync<IoTDACredentialException>(() => operation(client, Cancellation).Soon())).MayHaveExecuted);
            }
        }

        Assert.Empty(server.Requests);
    }

    private static IoTDAClient CreateSigning(StubServer server, IAccessKeyProvider keys, TimeProvider clock)
        => IoTDAClient.Create(
            Clients.Options(server.Address, options => (options.Token, options.Region, options.Recovery.Enabled) = (null, "cn-north-4", true)),
            accessKeyProvider: keys,
            timeProvider: clock);

    private sealed class KeyProvider(Func<CancellationToken, ValueTask<AccessKey>> get) : IAccessKeyProvider
    {
        public ValueTask<AccessKey> GetAccessKeyAsync(CancellationToken cancellationToken) => get(cancellationToken);
    }

    private static IoTDAClient Create(StubServer server, ITokenProvider tokens)
        => IoTDAClient.Create(Clients.Options(server.Address, tokens: tokens), tokens);

    [Fact]
    public async Task A_call_that_is_cancelled_before_it_begins_asks_for_no_token()
    {
        int asked = 0;
        using StubHandler service = new(StubHandler.Answer(204));
        using IoTDAClient client = Clients.Of(service, tokens: new Provider(_ =>
        {
            asked++;
            return new("token");
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.BatchTasks.DeleteAsync(Clients.TaskId, new CancellationToken(canceled: true)));

        Assert.Equal((0, 0), (asked, service.Attempts));
    }

    private sealed class Provider(Func<CancellationToken, ValueTask<string>> get) : ITokenProvider
    {
        public List<string> Rejected { get; } = [];

        public Func<bool> Reject { get; init; } = () => true;

        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => get(cancellationToken);

        public ValueTask<bool> RejectAsync(string token, CancellationToken cancellationToken)
        {
            Rejected.Add(token);
            return new(Reject());
        }
    }
}

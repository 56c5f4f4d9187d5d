using System.Net;
using IoTDA.Sdk.Authentication;

namespace IoTDA.Sdk.Tests.Authentication;

public sealed class TokenHandlerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> AllOperations => new(Operations.All.Keys);

    [Theory]
    [MemberData(nameof(AllOperations))]
    public async Task Unauthorized_response_renews_the_token_once(string operation)
    {
        RotatingTokens tokens = new();
        using StubHandler service = new(StubHandler.Answer(401), StubHandler.Answer(200, Operations.SuccessOf(operation)));
        using IoTDAClient client = Clients.Of(service, tokens: tokens);

        await Operations.All[operation](client, Cancellation);

        Assert.Equal(["t1", "t2"], service.Tokens);
        Assert.Equal(["t1"], tokens.Rejected);
        Assert.Equal(service.Bodies[0], service.Bodies[1]);
        Assert.True(service.Responses[0].IsDisposed);
    }

    [Fact]
    public async Task A_second_refusal_is_the_caller_s_and_there_is_no_third_try()
    {
        RotatingTokens tokens = new();
        using StubHandler service = new(StubHandler.Answer(401, Fixture.Text("error.iam")));
        using IoTDAClient client = Clients.Of(service, tokens: tokens);

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(() => client.BatchTasks.GetAsync(Clients.TaskId, Cancellation));

        Assert.Equal((HttpStatusCode.Unauthorized, 2), (failure.StatusCode, service.Attempts));
        Assert.Equal("The username or password is wrong.", failure.ServiceMessage);
        Assert.Equal(["t1"], tokens.Rejected);
        Assert.All(service.Responses, response => Assert.True(response.IsDisposed));
    }

    [Fact]
    public async Task Without_another_token_a_refusal_stands()
    {
        RotatingTokens tokens = new(canRenew: false);
        using StubHandler service = new(StubHandler.Answer(401));
        using IoTDAClient client = Clients.Of(service, tokens: tokens);

        var refused = await Assert.ThrowsAsync<IoTDAServiceException>(() => client.BatchTasks.GetAsync(Clients.TaskId, Cancellation));

        Assert.Equal(1, service.Attempts);
        Assert.DoesNotContain("fixed token", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_does_not_come_for_a_second_attempt_is_not_waited_for_again()
    {
        ManualTimeProvider clock = new();
        OneToken tokens = new();
        using StubHandler service = new(StubHandler.Answer(503));
        using IoTDAClient client = Clients.Of(service, clock, tokens: tokens);
        Task<BatchTask> call = client.BatchTasks.GetAsync(Clients.TaskId, Cancellation);
        await clock.WhenDelayedAsync();
        clock.Advance(TimeSpan.FromSeconds(5));
        await tokens.AskedAgain.Task.Soon();
        clock.Advance(TimeSpan.FromSeconds(30));

        var failure = await Assert.ThrowsAsync<IoTDACredentialException>(() => call.Soon());

        Assert.Contains("they did not come in time (limit 30 s, attempt 2)", failure.Message, StringComparison.Ordinal);
        Assert.Equal((true, 1), (failure.MayHaveExecuted, service.Attempts));
    }

    [Theory]
    [InlineData("t2", 3)]
    [InlineData("t2 t3", 3)]
    [InlineData("", 2)]
    public async Task A_renewal_that_brings_another_process_s_token_is_not_the_last(string anothers, int attempts)
    {
        SharedTokens tokens = new(anothers.Split(' '));
        using StubHandler service = new(StubHandler.Answer(401));
        using IoTDAClient client = Clients.Of(service, tokens: tokens);

        await Assert.ThrowsAsync<IoTDAServiceException>(() => client.BatchTasks.GetAsync(Clients.TaskId, Cancellation));

        Assert.Equal(["t1", "t2", "t3"], service.Tokens.Concat(["t3"]).Distinct());
        Assert.Equal((attempts, 0), (service.Attempts, tokens.Worked.Count));
    }

    [Fact]
    public async Task The_provider_hears_which_token_the_service_has_accepted()
    {
        SharedTokens tokens = new([]);
        using StubHandler service = new(StubHandler.Answer(401), StubHandler.Answer(204));
        using IoTDAClient client = Clients.Of(service, tokens: tokens);

        await client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);

        Assert.Equal("t2", Assert.Single(tokens.Worked));
    }

    [Fact]
    public async Task A_fixed_token_is_sent_as_it_is_and_never_renewed()
    {
        using StubHandler service = new(StubHandler.Answer(401));
        using IoTDAClient client = Clients.Of(service);

        var refused = await Assert.ThrowsAsync<IoTDAServiceException>(() => client.BatchTasks.GetAsync(Clients.TaskId, Cancellation));

        Assert.Equal([Clients.Token], service.Tokens);
        Assert.Contains("The fixed token was refused.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_try_asks_for_the_token_of_now()
    {
        ManualTimeProvider clock = new();
        RotatingTokens tokens = new();
        using StubHandler service = new(StubHandler.Answer(503), StubHandler.Answer(401), StubHandler.Answer(503), StubHandler.Answer(204));
        using IoTDAClient client = Clients.Of(service, clock, tokens: tokens);

        await clock.RunAsync(client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation));

        Assert.Equal(["t1", "t1", "t2", "t2"], service.Tokens);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent_and_the_exception_says_why()
    {
        using StubHandler service = new(StubHandler.Answer(204));
        using IoTDAClient client = Clients.Of(service, tokens: new NoTokens());

        var failure = await Assert.ThrowsAsync<IoTDACredentialException>(() => client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation));

        Assert.Equal("DeleteBatchTask was not sent, because no credentials were available: The vault is closed.", failure.Message);
        Assert.IsType<InvalidOperationException>(failure.InnerException);
        Assert.Equal((false, 0), (failure.MayHaveExecuted, service.Attempts));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_renewal_that_fails_leaves_no_answer_open(bool canReject)
    {
        using StubHandler service = new(StubHandler.Answer(401));
        using IoTDAClient client = Clients.Of(service, tokens: new NoTokens("t1", canReject));

        await Assert.ThrowsAsync<IoTDACredentialException>(() => client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation));

        Assert.True(Assert.Single(service.Responses).IsDisposed);
    }

    /// <summary>Has one token at most; then fails.</summary>
    /// <summary>A provider that gets tokens of other processes too.</summary>
    private sealed class SharedTokens(string[] anothers) : ITokenProvider, ITokenFeedback
    {
        private int _current = 1;

        public List<string> Worked { get; } = [];

        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => ValueTask.FromResult($"t{_current}");

        public ValueTask<bool> RejectAsync(string token, CancellationToken cancellationToken)
        {
            _current++;
            return ValueTask.FromResult(true);
        }

        public void Accepted(string token) => Worked.Add(token);

        public bool IsAnothers(string token) => anothers.Contains(token);
    }

    private sealed class OneToken : ITokenProvider
    {
        private readonly TaskCompletionSource<string> _never = new();
        private int _asked;

        public TaskCompletionSource AskedAgain { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken)
        {
            if (_asked++ == 0)
            {
                return new("t1");
            }

            AskedAgain.SetResult();
            return new(_never.Task);
        }

        public ValueTask<bool> RejectAsync(string token, CancellationToken cancellationToken) => ValueTask.FromResult(false);
    }

    private sealed class NoTokens(string? first = null, bool canReject = true) : ITokenProvider
    {
        private string? _next = first;

        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken)
            => ValueTask.FromResult(Interlocked.Exchange(ref _next, null) ?? throw new InvalidOperationException("The vault is closed."));

        public ValueTask<bool> RejectAsync(string token, CancellationToken cancellationToken)
            => canReject ? ValueTask.FromResult(true) : throw new InvalidOperationException("The vault is closed.");
    }
}

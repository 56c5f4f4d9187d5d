using System.Net;

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

        await Assert.ThrowsAsync<IoTDAServiceException>(() => client.BatchTasks.GetAsync(Clients.TaskId, Cancellation));

        Assert.Equal(1, service.Attempts);
    }

    [Fact]
    public async Task A_fixed_token_is_sent_as_it_is_and_never_renewed()
    {
        using StubHandler service = new(StubHandler.Answer(401));
        using IoTDAClient client = Clients.Of(service);

        await Assert.ThrowsAsync<IoTDAServiceException>(() => client.BatchTasks.GetAsync(Clients.TaskId, Cancellation));

        Assert.Equal([Clients.Token], service.Tokens);
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

    [Fact]
    public async Task A_renewal_that_fails_leaves_no_answer_open()
    {
        using StubHandler service = new(StubHandler.Answer(401));
        using IoTDAClient client = Clients.Of(service, tokens: new NoTokens("t1"));

        await Assert.ThrowsAsync<IoTDACredentialException>(() => client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation));

        Assert.True(Assert.Single(service.Responses).IsDisposed);
    }

    /// <summary>Has one token at most; then fails.</summary>
    private sealed class NoTokens(string? first = null) : ITokenProvider
    {
        private string? _next = first;

        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken)
            => ValueTask.FromResult(Interlocked.Exchange(ref _next, null) ?? throw new InvalidOperationException("The vault is closed."));

        public ValueTask<bool> RejectAsync(string token, CancellationToken cancellationToken) => ValueTask.FromResult(true);
    }
}

using IoTDA.Sdk.Pipeline.Resilience;

namespace IoTDA.Sdk.Tests.Resilience;

/// <summary>An outage is not multiplied by retries: all calls of a client pay for theirs from one bucket.</summary>
public sealed class RetryBudgetTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(503, 28, new[] { 3, 1, 1 })]
    [InlineData(503, 42, new[] { 4, 1, 1 })]
    [InlineData(503, 60, new[] { 4, 2, 1 })]
    [InlineData(429, 28, new[] { 4, 3, 1 })]
    [InlineData(503, 13, new[] { 1, 1, 1 })]
    [InlineData(503, 0, new[] { 4, 4, 4 })]
    public async Task Calls_share_the_budget_and_without_tokens_there_are_no_retries(int status, int budget, int[] tries)
    {
        ManualTimeProvider clock = new();
        using StubHandler service = new(StubHandler.Answer(status));
        using IoTDAClient client = Clients.Of(service, clock, options => options.Resilience.RetryBudget = budget);

        List<int> seen = [];
        foreach (int _ in tries)
        {
            int before = service.Attempts;
            await Assert.ThrowsAsync<IoTDAServiceException>(() => clock.RunAsync(client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation)));
            seen.Add(service.Attempts - before);
        }

        Assert.Equal(tries, seen);
    }

    [Fact]
    public async Task A_success_gives_back_what_its_retries_took()
    {
        ManualTimeProvider clock = new();
        Func<HttpResponseMessage>[] flaky = [StubHandler.Answer(503), StubHandler.Answer(204)];
        using StubHandler service = new([.. Enumerable.Repeat(flaky, 10).SelectMany(pair => pair)]);
        using IoTDAClient client = Clients.Of(service, clock, options => options.Resilience.RetryBudget = 14);

        for (int i = 0; i < 10; i++)
        {
            await clock.RunAsync(client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation));
        }

        Assert.Equal(20, service.Attempts);
    }

    [Fact]
    public void A_success_without_retries_gives_one_token_and_never_more_than_there_were()
    {
        RetryBudget budget = new(20);
        budget.Spend(RetryBudget.CostOf(FailureKind.Ambiguous));
        Assert.False(budget.CanSpend(RetryBudget.CostOf(FailureKind.NotExecuted)));
        Assert.True(budget.CanSpend(RetryBudget.CostOf(FailureKind.Throttled)));
        budget.Spend(RetryBudget.CostOf(FailureKind.Throttled));
        Assert.Equal(1, budget.Tokens);

        budget.Refill(0);
        Assert.Equal(2, budget.Tokens);
        budget.Refill(14);
        Assert.Equal(16, budget.Tokens);
        budget.Refill(14);
        Assert.Equal(20, budget.Tokens);
    }

    [Fact]
    public void Callers_at_once_spend_and_give_back_each_token_once_and_none_that_is_not_there()
    {
        RetryBudget budget = new(6_003);

        Parallel.For(0, 1_000, _ => budget.Spend(5));
        Assert.Equal(1_003, budget.Tokens);

        Parallel.For(0, 1_000, _ => budget.Spend(5));
        Assert.Equal(0, budget.Tokens);

        Parallel.For(0, 1_000, _ => budget.Refill(5));
        Assert.Equal(5_000, budget.Tokens);
    }
}

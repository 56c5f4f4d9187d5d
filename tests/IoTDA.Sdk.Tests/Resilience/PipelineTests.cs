using System.Net;
using System.Net.Http.Headers;
using IoTDA.Sdk.Pipeline.Resilience;
using IoTDA.Sdk.Wire;
using Microsoft.Extensions.Logging.Abstractions;
using Polly;
using Polly.Retry;
using Polly.Testing;
using Polly.Timeout;

namespace IoTDA.Sdk.Tests.Resilience;

/// <summary>The strategies of the pipeline, from outermost to innermost, and their options.</summary>
public sealed class PipelineTests
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(19);

    [Fact]
    public async Task The_total_timeout_is_around_the_attempts_and_each_attempt_has_its_own()
    {
        ResilienceStrategyDescriptor[] strategies = Strategies(new ResilienceOptions());

        Assert.Equal(["Total", "Attempts", "Attempt"], strategies.Select(strategy => strategy.Options!.Name));
        Assert.Equal((Long, Short), (await TimeoutAsync(strategies[0]), await TimeoutAsync(strategies[2])));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(10)]
    public async Task A_retry_is_what_comes_after_the_first_attempt_at_the_delay_of_its_failure(int maxAttempts)
    {
        var retry = Assert.IsType<RetryStrategyOptions<HttpResponseMessage>>(Strategies(new ResilienceOptions { MaxAttempts = maxAttempts, Randomizer = static () => 0 })[1].Options);
        ResilienceContext context = Context();
        using HttpResponseMessage throttled = new((HttpStatusCode)429);
        throttled.Headers.RetryAfter = new RetryConditionHeaderValue(Short);

        Assert.Equal(maxAttempts - 1, retry.MaxRetryAttempts);
        Assert.Equal(Short, await retry.DelayGenerator!(new RetryDelayGeneratorArguments<HttpResponseMessage>(context, Outcome.FromResult(throttled), 0)));
    }

    [Fact]
    public void With_one_attempt_there_is_no_retry_strategy()
        => Assert.Equal(["Total", "Attempt"], Strategies(new ResilienceOptions { MaxAttempts = 1 }).Select(strategy => strategy.Options!.Name));

    private static ResilienceStrategyDescriptor[] Strategies(ResilienceOptions options)
    {
        RetryBudget budget = new(options.RetryBudget);
        RetryRule rule = new(options, budget, TimeProvider.System);
        ServiceClock clock = new(TimeProvider.System);
        AttemptReport report = new(options, clock, rule, TimeProvider.System, NullLogger.Instance);
        return [.. ResiliencePipelines.Create(options, rule, budget, report, clock, TimeProvider.System).GetPipelineDescriptor().Strategies];
    }

    private static async Task<TimeSpan> TimeoutAsync(ResilienceStrategyDescriptor strategy)
        => await Assert.IsType<TimeoutStrategyOptions>(strategy.Options).TimeoutGenerator!(new TimeoutGeneratorArguments(Context()));

    private static ResilienceContext Context()
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(TestContext.Current.CancellationToken);
        context.Properties.Set(CallState.Key, new CallState(new HttpRequestMessage(HttpMethod.Get, "https://iotda.example"), 0, Short, Long));
        return context;
    }
}

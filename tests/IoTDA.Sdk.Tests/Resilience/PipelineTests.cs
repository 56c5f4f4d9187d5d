using IoTDA.Sdk.Resilience;
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
    public async Task The_total_timeout_is_around_the_tries_and_each_try_has_its_own()
    {
        ResilienceStrategyDescriptor[] strategies = Strategies(new ResilienceOptions());

        Assert.Equal(["Total", "Tries", "Try"], strategies.Select(strategy => strategy.Options!.Name));
        Assert.Equal((Long, Short), (await TimeoutAsync(strategies[0]), await TimeoutAsync(strategies[2])));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(10)]
    public async Task A_retry_is_what_comes_after_the_first_try_at_the_delay_that_the_rule_has_set(int maxTries)
    {
        var retry = Assert.IsType<RetryStrategyOptions<HttpResponseMessage>>(Strategies(new ResilienceOptions { MaxTries = maxTries })[1].Options);
        ResilienceContext context = Context();
        context.Properties.GetValue(TryState.Key, null!).NextDelay = Short;

        Assert.Equal(maxTries - 1, retry.MaxRetryAttempts);
        Assert.Equal(Short, await retry.DelayGenerator!(new RetryDelayGeneratorArguments<HttpResponseMessage>(context, default, 0)));
    }

    [Fact]
    public void With_one_try_there_is_no_retry_strategy()
        => Assert.Equal(["Total", "Try"], Strategies(new ResilienceOptions { MaxTries = 1 }).Select(strategy => strategy.Options!.Name));

    private static ResilienceStrategyDescriptor[] Strategies(ResilienceOptions options)
    {
        RetryRule rule = new(options, new RetryBudget(options.RetryBudget), TimeProvider.System, NullLogger.Instance);
        return [.. ResilienceHandler.Build(options, rule, TimeProvider.System).GetPipelineDescriptor().Strategies];
    }

    private static async Task<TimeSpan> TimeoutAsync(ResilienceStrategyDescriptor strategy)
        => await Assert.IsType<TimeoutStrategyOptions>(strategy.Options).TimeoutGenerator!(new TimeoutGeneratorArguments(Context()));

    private static ResilienceContext Context()
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(TestContext.Current.CancellationToken);
        context.Properties.Set(TryState.Key, new TryState(new HttpRequestMessage(), 0, Short, Long));
        return context;
    }
}

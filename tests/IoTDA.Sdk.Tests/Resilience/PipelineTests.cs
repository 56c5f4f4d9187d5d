using System.Net;
using System.Net.Http.Headers;
using IoTDA.Sdk.Diagnostics;
using IoTDA.Sdk.Pipeline.Resilience;
using IoTDA.Sdk.Wire;
using Microsoft.Extensions.Logging.Abstractions;
using Polly;
using Polly.Retry;
using Polly.Testing;

namespace IoTDA.Sdk.Tests.Resilience;

/// <summary>The strategy of the pipeline and its options, and the time of an attempt.</summary>
public sealed class PipelineTests
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(19);

    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void Retries_are_the_only_strategy()
        => Assert.Equal(["Attempts"], Strategies(new ResilienceOptions()).Select(strategy => strategy.Options!.Name));

    [Fact]
    public void An_attempt_has_its_own_time_and_never_more_than_is_left_to_the_call()
    {
        CallState state = CallState.Of(Context());

        Assert.Equal(Short, state.NextTimeout());
        state.Begin();
        _clock.Advance(Long - Short - TimeSpan.FromSeconds(1));
        Assert.Equal(Short, state.NextTimeout());
        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromSeconds(5), state.NextTimeout());
        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(TimeSpan.FromMilliseconds(1), state.NextTimeout());
    }

    [Fact]
    public async Task A_retry_is_what_comes_after_the_first_attempt_at_the_delay_of_its_failure()
    {
        var retry = Assert.IsType<RetryStrategyOptions<HttpResponseMessage>>(Strategies(new ResilienceOptions { Randomizer = static () => 0 })[0].Options);
        ResilienceContext context = Context();
        using HttpResponseMessage throttled = new((HttpStatusCode)429);
        throttled.Headers.RetryAfter = new RetryConditionHeaderValue(Short);

        Assert.Equal(9, retry.MaxRetryAttempts);
        Assert.Equal(Short, await retry.DelayGenerator!(new RetryDelayGeneratorArguments<HttpResponseMessage>(context, Outcome.FromResult(throttled), 0)));
    }

    private static ResilienceStrategyDescriptor[] Strategies(ResilienceOptions options)
    {
        RetryBudget budget = new(options.RetryBudget);
        RetryRule rule = new(options, budget);
        ServiceClock clock = new(TimeProvider.System);
        AttemptReport report = new(options, clock, rule, new ClientTelemetry("", new Uri("https://iotda.example"), TimeProvider.System, NullLogger.Instance));
        return [.. RetryPipeline.Create(options, rule, budget, report, clock, TimeProvider.System).GetPipelineDescriptor().Strategies];
    }

    private ResilienceContext Context()
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(TestContext.Current.CancellationToken);
        context.Properties.Set(CallState.Key, new CallState(new HttpRequestMessage(HttpMethod.Get, "https://iotda.example"), null, _clock, Short, Long));
        return context;
    }
}

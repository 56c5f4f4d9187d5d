using System.Net;
using System.Net.Http.Headers;
using IoTDA.Sdk.Diagnostics;
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

    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void The_attempts_are_around_the_time_of_each()
        => Assert.Equal(["Attempts", "Attempt"], Strategies(new ResilienceOptions()).Select(strategy => strategy.Options!.Name));

    [Fact]
    public async Task An_attempt_has_its_own_time_and_never_more_than_is_left_to_the_call()
    {
        var timeout = Assert.IsType<TimeoutStrategyOptions>(Strategies(new ResilienceOptions())[1].Options);
        ResilienceContext context = Context();

        Assert.Equal(Short, await TimeoutAsync());
        CallState.Of(context).Begin();
        _clock.Advance(Long - Short - TimeSpan.FromSeconds(1));
        Assert.Equal(Short, await TimeoutAsync());
        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromSeconds(5), await TimeoutAsync());
        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(TimeSpan.FromMilliseconds(1), await TimeoutAsync());

        ValueTask<TimeSpan> TimeoutAsync() => timeout.TimeoutGenerator!(new TimeoutGeneratorArguments(context));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(10)]
    public async Task A_retry_is_what_comes_after_the_first_attempt_at_the_delay_of_its_failure(int maxAttempts)
    {
        var retry = Assert.IsType<RetryStrategyOptions<HttpResponseMessage>>(Strategies(new ResilienceOptions { MaxAttempts = maxAttempts, Randomizer = static () => 0 })[0].Options);
        ResilienceContext context = Context();
        using HttpResponseMessage throttled = new((HttpStatusCode)429);
        throttled.Headers.RetryAfter = new RetryConditionHeaderValue(Short);

        Assert.Equal(maxAttempts - 1, retry.MaxRetryAttempts);
        Assert.Equal(Short, await retry.DelayGenerator!(new RetryDelayGeneratorArguments<HttpResponseMessage>(context, Outcome.FromResult(throttled), 0)));
    }

    [Fact]
    public void With_one_attempt_there_is_no_retry_strategy()
        => Assert.Equal(["Attempt"], Strategies(new ResilienceOptions { MaxAttempts = 1 }).Select(strategy => strategy.Options!.Name));

    private static ResilienceStrategyDescriptor[] Strategies(ResilienceOptions options)
    {
        RetryBudget budget = new(options.RetryBudget);
        RetryRule rule = new(options, budget);
        ServiceClock clock = new(TimeProvider.System);
        AttemptReport report = new(options, clock, rule, new ClientTelemetry("", new Uri("https://iotda.example"), TimeProvider.System, NullLogger.Instance));
        return [.. ResiliencePipelines.Create(options, rule, budget, report, clock, TimeProvider.System).GetPipelineDescriptor().Strategies];
    }

    private ResilienceContext Context()
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(TestContext.Current.CancellationToken);
        context.Properties.Set(CallState.Key, new CallState(null!, new HttpRequestMessage(HttpMethod.Get, "https://iotda.example"), null, _clock, Short, Long));
        return context;
    }
}

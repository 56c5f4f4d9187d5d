using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace IoTDA.Sdk.Pipeline.Resilience;

/// <summary>The strategies from outermost to innermost: the attempts with their delays, the attempt's time, which ends with the call's.</summary>
internal static class ResiliencePipelines
{
    public static ResiliencePipeline<HttpResponseMessage> Create(
        ResilienceOptions options, RetryRule rule, RetryBudget budget, AttemptReport report, ServiceClock clock, TimeProvider timeProvider)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { Name = "IoTDA.Sdk", TimeProvider = timeProvider };
        if (options.MaxAttempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                Name = "Attempts",
                MaxRetryAttempts = options.MaxAttempts - 1,
                ShouldHandle = args =>
                {
                    var state = CallState.Of(args.Context);
                    return ValueTask.FromResult(rule.Decide(state, state.Read(args.Outcome, options, clock)) == RetryDecision.Yes);
                },
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(CallState.Of(args.Context).Read(args.Outcome, options, clock).Delay),
                OnRetry = args =>
                {
                    var state = CallState.Of(args.Context);
                    Attempt attempt = state.Read(args.Outcome, options, clock);
                    state.Spent += budget.Spend(RetryBudget.CostOf(attempt.Kind));
                    report.Retrying(state, args.Outcome, attempt);
                    return default;
                },
            });
        }

        builder.AddTimeout(new TimeoutStrategyOptions
        {
            Name = "Attempt",
            TimeoutGenerator = static args => ValueTask.FromResult(CallState.Of(args.Context).NextTimeout()),
        });
        return builder.Build();
    }
}

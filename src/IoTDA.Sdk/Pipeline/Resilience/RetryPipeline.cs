using Polly;
using Polly.Retry;

namespace IoTDA.Sdk.Pipeline.Resilience;

/// <summary>What Polly decides: whether a failed attempt is followed by another, and after which delay.</summary>
internal static class RetryPipeline
{
    public static ResiliencePipeline<HttpResponseMessage> Create(
        ResilienceOptions options, RetryRule rule, RetryBudget budget, AttemptReport report, ServiceClock clock, TimeProvider timeProvider)
        => new ResiliencePipelineBuilder<HttpResponseMessage> { Name = "IoTDA.Sdk", TimeProvider = timeProvider }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                Name = "Attempts",

                // The rule knows how many attempts a call may have.
                MaxRetryAttempts = ResilienceOptionsRules.MostAttempts - 1,
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
            })
            .Build();
}

using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace IoTDA.Sdk.Pipeline.Resilience;

/// <summary>The strategies from outermost to innermost: the call's time, the attempts with their delays, the attempt's time.</summary>
internal static class ResiliencePipelines
{
    public static ResiliencePipeline<HttpResponseMessage> Create(
        ResilienceOptions options, RetryRule rule, RetryBudget budget, AttemptReport report, ServiceClock clock, TimeProvider timeProvider)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { Name = "IoTDA.Sdk", TimeProvider = timeProvider };
        builder.AddTimeout(new TimeoutStrategyOptions
        {
            Name = "Total",
            TimeoutGenerator = static args => ValueTask.FromResult(CallState.Of(args.Context).TotalTimeout),
        });
        if (options.MaxAttempts > 1)
        {
            Attempt Read(ResilienceContext context, Outcome<HttpResponseMessage> outcome) => CallState.Of(context).Read(outcome, options, clock);
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                Name = "Attempts",
                MaxRetryAttempts = options.MaxAttempts - 1,
                ShouldHandle = args => ValueTask.FromResult(
                    rule.Decide(CallState.Of(args.Context), Read(args.Context, args.Outcome)) == RetryDecision.Yes),
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(Read(args.Context, args.Outcome).Delay),
                OnRetry = args =>
                {
                    Attempt attempt = Read(args.Context, args.Outcome);
                    CallState.Of(args.Context).Spent += budget.Spend(RetryBudget.CostOf(attempt.Kind));
                    report.Retrying(CallState.Of(args.Context), args.Outcome, attempt);
                    return default;
                },
            });
        }

        builder.AddTimeout(new TimeoutStrategyOptions
        {
            Name = "Attempt",
            TimeoutGenerator = static args => ValueTask.FromResult(CallState.Of(args.Context).AttemptTimeout),
        });
        return builder.Build();
    }
}

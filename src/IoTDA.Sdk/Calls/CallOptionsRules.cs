using System.Globalization;
using IoTDA.Sdk.Pipeline.Resilience;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk.Calls;

/// <summary>Checks the options of a view and lays them over those of the view that it is made of.</summary>
internal static class CallOptionsRules
{
    /// <summary>The tuning of a view.</summary>
    /// <param name="options">The options.</param>
    /// <param name="outer">The tuning of the view that it is made of.</param>
    /// <param name="resilience">The client's options.</param>
    /// <exception cref="OptionsValidationException">The options are not valid.</exception>
    public static CallTuning Apply(CallOptions options, CallTuning outer, ResilienceOptions resilience)
    {
        List<string> wrong = [];
        if (options.MaxAttempts is < 1 or > ResilienceOptionsRules.MostAttempts)
        {
            wrong.Add(string.Create(
                CultureInfo.InvariantCulture, $"CallOptions.MaxAttempts is 1 to {ResilienceOptionsRules.MostAttempts}; it is {options.MaxAttempts}."));
        }

        Times(wrong, options, outer, resilience);
        CallHeaders.Check(wrong, options.Headers);
        return wrong.Count > 0 ? throw new OptionsValidationException(Options.DefaultName, typeof(CallOptions), wrong) : outer with
        {
            TotalTimeout = options.TotalTimeout ?? outer.TotalTimeout,
            AttemptTimeout = options.AttemptTimeout ?? outer.AttemptTimeout,
            MaxAttempts = options.MaxAttempts ?? outer.MaxAttempts,
            Recovery = options.Recovery ?? outer.Recovery,
            Headers = [.. outer.Headers.Where(header => !options.Headers.ContainsKey(header.Key)), .. options.Headers],
            OnCompleted = outer.OnCompleted + options.OnCompleted,
        };
    }

    private static void Times(List<string> wrong, CallOptions options, CallTuning outer, ResilienceOptions resilience)
    {
        if (options.TotalTimeout is { } given && (given < ResilienceOptionsRules.Least || given > ResilienceOptionsRules.Most))
        {
            wrong.Add($"CallOptions.TotalTimeout is 10 milliseconds to a day; it is {given}.");
            return;
        }

        // What an upload may have is more.
        TimeSpan total = options.TotalTimeout ?? outer.TotalTimeout
            ?? (resilience.UploadTotalTimeout > resilience.TotalTimeout ? resilience.UploadTotalTimeout : resilience.TotalTimeout);
        if (options.AttemptTimeout is { } attempt && (attempt < ResilienceOptionsRules.Least || attempt > total))
        {
            wrong.Add($"CallOptions.AttemptTimeout is 10 milliseconds to the call's total timeout, which is {total}; it is {attempt}.");
        }
    }
}

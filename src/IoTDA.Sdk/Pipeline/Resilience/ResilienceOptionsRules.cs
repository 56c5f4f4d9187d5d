using System.Globalization;

namespace IoTDA.Sdk.Pipeline.Resilience;

/// <summary>Checks the resilience options, each alone and against the others.</summary>
internal static class ResilienceOptionsRules
{
    /// <summary>The most attempts that a call may have.</summary>
    public const int MostAttempts = 10;

    /// <summary>The shortest time of an attempt.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromMilliseconds(10);

    /// <summary>The longest time.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromDays(1);

    /// <summary>Collects what is wrong.</summary>
    public static void Check(List<string> wrong, ResilienceOptions options)
    {
        if (options.MaxAttempts is < 1 or > MostAttempts)
        {
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"Resilience.MaxAttempts is 1 to 10; it is {options.MaxAttempts}."));
        }

        if (options.RetryBudget is < 0 or > 1_000_000)
        {
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"Resilience.RetryBudget is 0 to 1000000; it is {options.RetryBudget}."));
        }

        Pair(wrong, nameof(options.AttemptTimeout), options.AttemptTimeout, nameof(options.TotalTimeout), options.TotalTimeout, Least);
        Pair(wrong, nameof(options.UploadAttemptTimeout), options.UploadAttemptTimeout, nameof(options.UploadTotalTimeout), options.UploadTotalTimeout, Least);
        if (options.DownloadTotalTimeout < Least || options.DownloadTotalTimeout > Most)
        {
            wrong.Add($"Resilience.DownloadTotalTimeout is 10 milliseconds to a day; it is {options.DownloadTotalTimeout}.");
        }

        Pair(wrong, nameof(options.TransientDelay), options.TransientDelay, nameof(options.MaxTransientDelay), options.MaxTransientDelay, TimeSpan.Zero);
        Pair(wrong, nameof(options.ThrottlingDelay), options.ThrottlingDelay, nameof(options.MaxThrottlingDelay), options.MaxThrottlingDelay, TimeSpan.Zero);
    }

    private static void Pair(List<string> wrong, string lesserName, TimeSpan lesser, string greaterName, TimeSpan greater, TimeSpan least)
    {
        if (lesser < least || greater < lesser || greater > Most)
        {
            wrong.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"Resilience.{lesserName} is at least {least} and at most Resilience.{greaterName}, which is at most a day; they are {lesser} and {greater}."));
        }
    }
}

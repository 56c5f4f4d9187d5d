using System.Globalization;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk.Pipeline.RateLimiting;

/// <summary>Checks the rate limits.</summary>
internal static class RateLimitOptionsRules
{
    private const int Most = 1_000_000;

    /// <summary>Collects what is wrong.</summary>
    public static void Check(List<string> wrong, RateLimitOptions options)
    {
        Check(wrong, "RateLimit.Client", options.Client);
        foreach (KeyValuePair<string, CallRateOptions> operation in options.Operations)
        {
            if (OperationNames.All.Contains(operation.Key, StringComparer.OrdinalIgnoreCase))
            {
                Check(wrong, $"RateLimit.Operations.{operation.Key}", operation.Value);
            }
            else
            {
                wrong.Add($"RateLimit.Operations names no operation by {Violations.Show(operation.Key)}: the operations are {string.Join(", ", OperationNames.All)}.");
            }
        }
    }

    private static void Check(List<string> wrong, string name, CallRateOptions? rate)
    {
        if (rate is null)
        {
            wrong.Add($"{name} is missing.");
            return;
        }

        if (rate.PermitLimit is < 1 or > Most)
        {
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{name}.PermitLimit is 1 to {Most}, or absent for no limit; it is {rate.PermitLimit}."));
        }

        if (rate.Window < TimeSpan.FromMilliseconds(100) || rate.Window > TimeSpan.FromDays(1))
        {
            wrong.Add($"{name}.Window is 100 milliseconds to a day; it is {rate.Window}.");
        }

        if (rate.QueueLimit is < 0 or > Most)
        {
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{name}.QueueLimit is 0 to {Most}; it is {rate.QueueLimit}."));
        }

        if (rate.PermitLimit is not null && rate.OwnLimiter() is not null)
        {
            wrong.Add($"{name} has a PermitLimit and a limiter of the application's own: leave one out.");
        }
    }
}

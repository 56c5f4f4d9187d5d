using System.Globalization;
using System.Text.RegularExpressions;

namespace IoTDA.Sdk.Pipeline.Resilience;

/// <summary>
/// Reads the period out of the gateway's throttling text, such as <c>policy user over ratelimit,limit:60,time:1 minute</c>: what was
/// refused for a minute's quota is let in by the next minute.
/// </summary>
internal static partial class ThrottlingWindow
{
    /// <summary>The period; <see langword="null"/> when the text names none.</summary>
    public static TimeSpan? Parse(string? message)
    {
        if (message is null || Period().Match(message) is not { Success: true } match
            || !int.TryParse(match.Groups["count"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            return null;
        }

        TimeSpan unit = match.Groups["unit"].Value.ToUpperInvariant() switch
        {
            "SECOND" => TimeSpan.FromSeconds(1),
            "MINUTE" => TimeSpan.FromMinutes(1),
            "HOUR" => TimeSpan.FromHours(1),
            _ => TimeSpan.FromDays(1),
        };
        return count * unit;
    }

    [GeneratedRegex(@"time:\s*(?<count>\d{1,6})\s*(?<unit>second|minute|hour|day)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Period();
}

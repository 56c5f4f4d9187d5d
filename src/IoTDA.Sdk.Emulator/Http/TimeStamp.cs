using System.Globalization;

namespace IoTDA.Sdk.Emulator.Http;

/// <summary>The service's times: UTC, <c>yyyyMMdd'T'HHmmss'Z'</c>.</summary>
internal static class TimeStamp
{
    private const string Pattern = "yyyyMMdd'T'HHmmss'Z'";

    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(Pattern, CultureInfo.InvariantCulture);

    public static DateTimeOffset? Parse(string? text)
        => DateTimeOffset.TryParseExact(
            text,
            Pattern,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTimeOffset time)
            ? time
            : null;
}

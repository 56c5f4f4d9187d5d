using System.Globalization;
using System.Text.Json;

namespace IoTDA.Sdk.Serialization;

/// <summary>The service's time stamps: <c>yyyyMMdd'T'HHmmss'Z'</c>, in UTC, whole seconds.</summary>
internal static class CompactUtcTime
{
    private const string Format = "yyyyMMdd'T'HHmmss'Z'";
    private const int Length = 16;

    /// <summary>Reads a stamp; also any ISO 8601 form, since nothing says that the service keeps to one. An empty text is no time.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, out DateTimeOffset? time)
    {
        if (!reader.ValueIsEscaped && !reader.HasValueSequence && TryParseCompact(reader.ValueSpan, out DateTimeOffset compact))
        {
            time = compact;
            return true;
        }

        string text = JsonReading.ReadText(ref reader);
        bool isTime = TryParse(text, out DateTimeOffset parsed);
        time = isTime ? parsed : null;
        return isTime || text.Length == 0;
    }

    /// <summary>Writes a stamp; fractions of a second are cut off.</summary>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset time)
    {
        Span<char> text = stackalloc char[Length];
        time.UtcDateTime.TryFormat(text, out int written, Format, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..written]);
    }

    /// <summary>The stamp as it is in a query; fractions of a second are cut off.</summary>
    public static string? Text(DateTimeOffset? time) => time?.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Writes a stamp, or where that would lose something, the service's other form, which has milliseconds.</summary>
    public static void WritePrecise(Utf8JsonWriter writer, DateTimeOffset time)
    {
        if (time.Ticks % TimeSpan.TicksPerSecond == 0)
        {
            Write(writer, time);
        }
        else
        {
            writer.WriteStringValue(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Reads a stamp from text.</summary>
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, utc, out time)
            || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, utc, out time);
    }

    // The form that the service writes, without a string in between; anything else is left to the parser of all forms.
    private static bool TryParseCompact(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length != Length || text[8] != 'T' || text[15] != 'Z'
            || !TryReadDigits(text[..4], out int year) || !TryReadDigits(text[4..6], out int month) || !TryReadDigits(text[6..8], out int day)
            || !TryReadDigits(text[9..11], out int hour) || !TryReadDigits(text[11..13], out int minute) || !TryReadDigits(text[13..15], out int second)
            || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        time = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero);
        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (byte digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            number = (number * 10) + (digit - '0');
        }

        return true;
    }
}

using System.Globalization;
using System.Text.Json;

namespace IoTDA.Sdk.Serialization;

/// <summary>The service's time stamps: <c>yyyyMMdd'T'HHmmss'Z'</c>, in UTC, whole seconds.</summary>
internal static class CompactUtcTime
{
    private const string Format = "yyyyMMdd'T'HHmmss'Z'";
    private const int Length = 16;

    /// <summary>Reads a stamp; also any ISO 8601 form, since nothing says that the service keeps to one.</summary>
    /// <param name="reader">Positioned on the value.</param>
    /// <returns><see langword="null"/> for JSON null and the empty string.</returns>
    public static DateTimeOffset? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException($"A time is a string such as 20151212T121212Z, not {reader.TokenType}.");
        }

        string text = reader.GetString()!;
        if (text.Length == 0)
        {
            return null;
        }

        return TryParse(text, out DateTimeOffset time)
            ? time
            : throw new JsonException("A time is a string such as 20151212T121212Z; this one has another form.");
    }

    /// <summary>Writes a stamp; fractions of a second are cut off.</summary>
    /// <param name="writer">Positioned where a value goes.</param>
    /// <param name="time">The time, in any offset.</param>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset time)
    {
        Span<char> text = stackalloc char[Length];
        time.UtcDateTime.TryFormat(text, out int written, Format, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..written]);
    }

    /// <summary>Reads a stamp from text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="time">The time, in UTC.</param>
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, utc, out time)
            || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, utc, out time);
    }
}

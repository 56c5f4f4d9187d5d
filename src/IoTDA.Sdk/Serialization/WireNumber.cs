using System.Text.Json;

namespace IoTDA.Sdk.Serialization;

/// <summary>Reads whole numbers, clamping what does not fit instead of failing a whole page for one counter.</summary>
internal static class WireNumber
{
    /// <summary>Reads a 32-bit number; JSON null is 0.</summary>
    public static int ReadInt32(ref Utf8JsonReader reader)
        => (int)Math.Clamp(ReadInt64(ref reader), int.MinValue, int.MaxValue);

    /// <summary>Reads a 64-bit number; JSON null is 0.</summary>
    /// <exception cref="JsonException">The value is no number.</exception>
    public static long ReadInt64(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return 0;
            case JsonTokenType.Number when reader.TryGetInt64(out long number):
                return number;
            case JsonTokenType.Number:
                double wide = reader.GetDouble();
                return wide >= long.MaxValue ? long.MaxValue : wide <= long.MinValue ? long.MinValue : (long)wide;
            default:
                throw new JsonException($"A number was expected, not {reader.TokenType}.");
        }
    }
}

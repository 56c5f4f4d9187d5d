namespace IoTDA.Sdk.Wire;

/// <summary>Lower-case hexadecimal digits, as hashes are signed.</summary>
internal static class HexDigits
{
    /// <summary>Writes two digits a byte.</summary>
    public static void Write(ReadOnlySpan<byte> value, Span<byte> digits)
    {
        for (int i = 0; i < value.Length; i++)
        {
            digits[2 * i] = "0123456789abcdef"u8[value[i] >> 4];
            digits[(2 * i) + 1] = "0123456789abcdef"u8[value[i] & 15];
        }
    }
}

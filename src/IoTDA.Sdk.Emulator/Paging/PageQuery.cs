using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.Paging;

/// <summary>Which part of the matching records, in descending order of id, an answer shows.</summary>
internal sealed record PageQuery(int Limit, string Marker, int Offset)
{
    public const string LimitName = "limit";
    public const string MarkerName = "marker";
    public const string OffsetName = "offset";

    private const int IdLength = 24;

    public static PageQuery Read(QueryParameters query)
    {
        string marker = query[MarkerName] ?? new string('f', IdLength);
        if (!IsId(marker))
        {
            throw new RequestRefusedException(
                400, EmulatorErrorCodes.InvalidMarker, $"The query parameter '{MarkerName}' must be an id of 24 hexadecimal digits.");
        }

        int offset = query.Number(OffsetName, 0, 0, 500, EmulatorErrorCodes.InvalidInput);
        int limit = query.Number(LimitName, 10, 1, 50, EmulatorErrorCodes.LimitOutOfRange);
        return new PageQuery(limit, marker, offset);
    }

    private static bool IsId(string text) => text.Length == IdLength && text.All(char.IsAsciiHexDigitLower);
}

using Microsoft.AspNetCore.Http;

namespace IoTDA.Sdk.Emulator.Http;

/// <summary>A request whose route is known and whose body has been read.</summary>
internal sealed record ApiRequest(
    EmulatedOperation Operation,
    string Method,
    string RawTarget,
    string? Id,
    IHeaderDictionary Headers,
    ReadOnlyMemory<byte> Body,
    string RequestId,
    DateTimeOffset ReceivedAt)
{
    /// <summary>How long a record stays out of lists after it was made.</summary>
    public TimeSpan ListLag { get; init; }

    public string? ContentType => Headers.ContentType;
}

using System.Text.Json;
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

    /// <summary>Whether members and parameters that are not known are passed over, and nulls mean that there is nothing.</summary>
    public bool Lenient { get; init; }

    public string? ContentType => Headers.ContentType;

    public QueryParameters ReadQuery(params ReadOnlySpan<string> known) => new(RawTarget, Lenient, known);

    /// <summary>The body as an object with the members that are known; to be disposed with the document.</summary>
    public RequestObject ReadBody(JsonDocument document, params ReadOnlySpan<string> known) => new(document.RootElement, string.Empty, Lenient, known);
}

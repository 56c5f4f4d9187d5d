using System.Text.Json.Serialization;

namespace IoTDA.Sdk.Paging;

/// <summary>Where a page stands in its list; <c>page</c> on the wire.</summary>
[JsonConverter(typeof(PageConverter))]
internal sealed record Page
{
    /// <summary>How many records match in all; null when the service does not say.</summary>
    public long? Count { get; init; }

    /// <summary>The id of the page's last record, which the next page starts behind.</summary>
    public string? Marker { get; init; }
}

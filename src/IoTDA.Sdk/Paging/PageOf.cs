using System.Text.Json.Serialization;

namespace IoTDA.Sdk.Paging;

/// <summary>The answer of an operation that lists: items, and where they stand in the list. The context holds the converter of each.</summary>
[JsonConverter(typeof(IoTDAJsonConverter))]
internal sealed record PageOf<T>(IReadOnlyList<T> Items, Page? Page)
{
    /// <summary>How many records match in all; null when the service does not say.</summary>
    public long? Total => Page?.Count;

    /// <summary>The page as the caller sees it, where it is the list's first.</summary>
    public ListPage<T> First() => new(Items, Items.Count >= Total ? null : Next(null), Total);

    /// <summary>The marker of the page behind this one; null when there is none.</summary>
    /// <param name="marker">The marker that this page was asked for with.</param>
    public string? Next(string? marker)
        => Items.Count == 0 || string.IsNullOrEmpty(Page?.Marker) || (marker is not null && string.CompareOrdinal(Page!.Marker, marker) >= 0) ? null : Page!.Marker;
}

namespace IoTDA.Sdk;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="items">The items.</param>
/// <param name="marker">The marker to go on from; <see langword="null"/> for the last page.</param>
/// <param name="total">How many records match in all; <see langword="null"/> when it is not known.</param>
public sealed class ListPage<T>(IReadOnlyList<T> items, string? marker = null, long? total = null)
{
    /// <summary>The items, in the service's order; a filter of the client's own may leave none.</summary>
    public IReadOnlyList<T> Items { get; } = items;

    /// <summary>
    /// Where the next page starts: hand it to <see cref="AsyncPageable{T}.AsPages"/> to go on, after a restart too. <see langword="null"/> for
    /// the last page. Wire name <c>page.marker</c>.
    /// </summary>
    public string? Marker { get; } = marker;

    /// <summary>
    /// How many records of the whole list match at the service, of this page and all others; <see langword="null"/> when the service does not
    /// say. Wire name <c>page.count</c>.
    /// </summary>
    public long? Total { get; } = total;
}

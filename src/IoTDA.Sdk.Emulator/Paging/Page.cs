using System.Text.Json;

namespace IoTDA.Sdk.Emulator.Paging;

/// <summary>One page of records; the count is that of all matching records.</summary>
internal sealed class Page<T>
{
    private readonly string _marker;

    private Page(IReadOnlyList<T> items, long count, string? last, string marker)
    {
        Items = items;
        Count = count;
        Last = last;
        _marker = marker;
    }

    public IReadOnlyList<T> Items { get; }

    public long Count { get; }

    private string? Last { get; }

    /// <summary>
    /// Takes the page out of records in ascending order of id: from the marker downwards, and no further than the page reaches. Only
    /// a filter whose number of matches is not known makes it look at every record.
    /// </summary>
    public static Page<T> Of(
        IReadOnlyList<T> ascending, Func<T, string> idOf, PageQuery query, Func<T, bool>? matches = null, long? matchCount = null)
    {
        List<T> items = [];
        int toSkip = query.Offset;
        for (int i = RecordOrder.CountBelow(ascending, idOf, query.Marker) - 1; i >= 0 && items.Count < query.Limit; i--)
        {
            if (matches is not null && !matches(ascending[i]))
            {
                continue;
            }

            if (toSkip > 0)
            {
                toSkip--;
                continue;
            }

            items.Add(ascending[i]);
        }

        long count = matchCount ?? (matches is null ? ascending.Count : ascending.Count(matches));
        return new Page<T>(items, count, items.Count == 0 ? null : idOf(items[^1]), query.Marker);
    }

    public void Write(Utf8JsonWriter writer, EmptyPageMarker whenEmpty)
    {
        writer.WriteStartObject("page");
        writer.WriteNumber("count", Count);
        if (Last is not null)
        {
            writer.WriteString("marker", Last);
        }
        else if (whenEmpty == EmptyPageMarker.Null)
        {
            writer.WriteNull("marker");
        }
        else if (whenEmpty == EmptyPageMarker.Echoed)
        {
            writer.WriteString("marker", _marker);
        }

        writer.WriteEndObject();
    }
}

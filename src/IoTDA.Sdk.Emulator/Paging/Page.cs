using System.Text.Json;

namespace IoTDA.Sdk.Emulator.Paging;

/// <summary>What <c>page.marker</c> is when a page has no record. The API reference does not say.</summary>
public enum EmptyPageMarker
{
    /// <summary>The member is left out.</summary>
    Omitted,

    /// <summary>The member is <see langword="null"/>.</summary>
    Null,

    /// <summary>The request's own marker comes back.</summary>
    Echoed,
}

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

    /// <summary>Walks all matching records, which must come in descending order of id.</summary>
    public static Page<T> Of(IEnumerable<T> matching, Func<T, string> idOf, PageQuery query)
    {
        List<T> items = [];
        long count = 0;
        int toSkip = query.Offset;
        foreach (T item in matching)
        {
            count++;
            if (items.Count == query.Limit || string.CompareOrdinal(idOf(item), query.Marker) >= 0)
            {
                continue;
            }

            if (toSkip > 0)
            {
                toSkip--;
                continue;
            }

            items.Add(item);
        }

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

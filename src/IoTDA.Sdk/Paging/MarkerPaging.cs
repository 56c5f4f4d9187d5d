using System.Runtime.CompilerServices;

namespace IoTDA.Sdk.Paging;

/// <summary>
/// Walks a list by marker, since an offset ends at 500 records. One page is held at a time. The service gives the newest record first, so the
/// markers, which are ids, fall. The end is an empty page, a page without a marker or with one that does not fall, or the page with which all
/// have come that ever matched, as far as the service counts them. A page that is over the limit of an answer is asked for again with half
/// the rows.
/// </summary>
/// <param name="pageSize">How many records one request asks for.</param>
/// <param name="read">Reads the page behind a marker.</param>
internal sealed class MarkerPaging<T>(int pageSize, Func<string?, int, CancellationToken, Task<PageOf<T>>> read)
{
    /// <summary>Which records the caller wants of those that come; null means all.</summary>
    public Func<T, bool>? Keep { get; init; }

    /// <summary>Whether the list has nothing for the caller from this record on; null means never.</summary>
    public Func<T, bool>? IsPast { get; init; }

    /// <summary>The list.</summary>
    public AsyncPageable<T> List(CancellationToken cancellationToken) => new(marker => EnumerateAsync(marker, cancellationToken));

    private async IAsyncEnumerable<ListPage<T>> EnumerateAsync(string? marker, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int size = pageSize;
        long seen = 0;
        long? most = null;
        while (true)
        {
            PageOf<T> page;
            try
            {
                page = await read(marker, size, cancellationToken).ConfigureAwait(false);
            }
            catch (IoTDATransportException exception) when (size > 1 && exception.InnerException is ResponseTooLargeException)
            {
                size /= 2;
                continue;
            }

            // The most of all pages: a caller who deletes what has come makes the later totals smaller.
            seen += page.Items.Count;
            most = page.Total > (most ?? -1) ? page.Total : most;
            IReadOnlyList<T> items = Wanted(page.Items, out bool isPast);
            marker = isPast || seen >= most ? null : page.Next(marker);
            yield return new ListPage<T>(items, marker, page.Total);
            if (marker is null)
            {
                yield break;
            }
        }
    }

    private IReadOnlyList<T> Wanted(IReadOnlyList<T> items, out bool isPast)
    {
        isPast = IsPast is not null && items.Any(IsPast);
        IEnumerable<T> wanted = isPast ? items.TakeWhile(item => !IsPast!(item)) : items;
        return Keep is not null ? [.. wanted.Where(Keep)] : isPast ? [.. wanted] : items;
    }
}

using System.Runtime.CompilerServices;

namespace IoTDA.Sdk.Paging;

/// <summary>One page of a list.</summary>
internal readonly record struct PageOf<T>(IReadOnlyList<T> Items, Page? Page);

/// <summary>
/// Walks a list by marker, since an offset ends at 500 records. One page is held at a time. The service gives the newest record first, so the
/// markers, which are ids, fall. The end is an empty page, a page without a marker or with one that does not fall, or a page that is not full
/// when all that match, as far as the service counts them, have come. A page that is over the limit of an answer is asked for again with half
/// the rows.
/// </summary>
internal static class MarkerPaging
{
    /// <summary>The records, page after page.</summary>
    public static async IAsyncEnumerable<T> EnumerateAsync<T>(
        int pageSize,
        Func<string?, int, CancellationToken, Task<PageOf<T>>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? marker = null;
        long seen = 0;
        while (true)
        {
            PageOf<T> page;
            try
            {
                page = await read(marker, pageSize, cancellationToken).ConfigureAwait(false);
            }
            catch (IoTDATransportException exception) when (pageSize > 1 && exception.InnerException is ResponseTooLargeException)
            {
                pageSize /= 2;
                continue;
            }

            foreach (T item in page.Items)
            {
                yield return item;
            }

            seen += page.Items.Count;
            string? next = page.Page?.Marker;
            bool isLast = page.Items.Count < pageSize && seen >= page.Page?.Count;
            if (page.Items.Count == 0 || isLast || string.IsNullOrEmpty(next) || (marker is not null && string.CompareOrdinal(next, marker) >= 0))
            {
                yield break;
            }

            marker = next;
        }
    }
}

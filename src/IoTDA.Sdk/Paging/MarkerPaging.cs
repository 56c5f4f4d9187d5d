using System.Runtime.CompilerServices;

namespace IoTDA.Sdk.Paging;

/// <summary>One page of a list.</summary>
internal readonly record struct PageOf<T>(IReadOnlyList<T> Items, Page? Page);

/// <summary>
/// Walks a list by marker, since an offset ends at 500 records. One page is held at a time. The end is an empty page, a page without
/// a marker or with one that was there before, or a page that is not full when all that match have come.
/// </summary>
internal static class MarkerPaging
{
    /// <summary>The records, page after page.</summary>
    public static async IAsyncEnumerable<T> EnumerateAsync<T>(
        int pageSize,
        Func<string?, CancellationToken, Task<PageOf<T>>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? marker = null;
        string? landmark = null;
        long seen = 0;
        long pages = 0;
        long nextLandmark = 1;
        while (true)
        {
            PageOf<T> page = await read(marker, cancellationToken).ConfigureAwait(false);
            foreach (T item in page.Items)
            {
                yield return item;
            }

            seen += page.Items.Count;
            string? next = page.Page?.Marker;
            bool isLast = page.Items.Count < pageSize && seen >= (page.Page?.Count ?? 0);
            if (page.Items.Count == 0 || isLast || string.IsNullOrEmpty(next) || next == marker || next == landmark)
            {
                yield break;
            }

            // A landmark at every power of two finds any circle of markers without remembering them all.
            if (++pages == nextLandmark)
            {
                landmark = next;
                nextLandmark *= 2;
            }

            marker = next;
        }
    }
}

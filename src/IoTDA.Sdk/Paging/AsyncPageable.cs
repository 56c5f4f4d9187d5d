using System.Runtime.CompilerServices;

namespace IoTDA.Sdk;

/// <summary>
/// A list that the service gives page by page. Enumerated it gives the items, and reads the next page when the caller has come to it; nothing
/// is sent before.
/// </summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed class AsyncPageable<T> : IAsyncEnumerable<T>
{
    private readonly Func<string?, IAsyncEnumerable<ListPage<T>>> _pages;

    internal AsyncPageable(Func<string?, IAsyncEnumerable<ListPage<T>>> pages) => _pages = pages;

    /// <summary>The same list by pages, to save how far it has come. Cancelled as the list itself is.</summary>
    /// <param name="marker">The <see cref="ListPage{T}.Marker"/> of the page to go on behind; <see langword="null"/> starts with the first page.</param>
    /// <exception cref="ArgumentException"><paramref name="marker"/> is empty.</exception>
    public IAsyncEnumerable<ListPage<T>> AsPages(string? marker = null)
    {
        if (marker is not null)
        {
            ArgumentException.ThrowIfNullOrEmpty(marker);
        }

        return _pages(marker);
    }

    /// <inheritdoc />
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        => EnumerateAsync(cancellationToken).GetAsyncEnumerator(CancellationToken.None);

    private async IAsyncEnumerable<T> EnumerateAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (ListPage<T> page in _pages(null).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            IReadOnlyList<T> items = page.Items;
            for (int i = 0; i < items.Count; i++)
            {
                yield return items[i];
            }
        }
    }
}

/// <summary>Makes lists without a service, for fakes.</summary>
public static class AsyncPageable
{
    /// <summary>A list of one page.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="items">The items.</param>
    public static AsyncPageable<T> FromItems<T>(IEnumerable<T> items) => FromPages(new ListPage<T>([.. items]));

    /// <summary>A list of some pages.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="pages">The pages; a marker goes on behind the page that has it.</param>
    public static AsyncPageable<T> FromPages<T>(params ListPage<T>[] pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        return new(marker => EnumerateAsync(marker is null ? pages : pages.SkipWhile(page => page.Marker != marker).Skip(1)));
    }

    private static async IAsyncEnumerable<ListPage<T>> EnumerateAsync<T>(IEnumerable<ListPage<T>> pages)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (ListPage<T> page in pages)
        {
            yield return page;
        }
    }
}

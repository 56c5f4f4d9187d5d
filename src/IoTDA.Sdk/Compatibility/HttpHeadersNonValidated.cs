using System.Net.Http.Headers;
using Microsoft.CodeAnalysis;

namespace System.Net.Http;

/// <summary>A header's values as one text.</summary>
[Embedded]
internal readonly struct HeaderStringValues(IEnumerable<string> values)
{
    /// <inheritdoc />
    public override string ToString() => string.Join(", ", values);
}

/// <summary>Reads headers.</summary>
[Embedded]
internal readonly struct HttpHeadersNonValidated(HttpHeaders headers)
{
    /// <summary>Whether there is a header.</summary>
    public bool Contains(string name) => headers.Contains(name);

    /// <summary>Finds a header.</summary>
    public bool TryGetValues(string name, out HeaderStringValues values)
    {
        bool found = headers.TryGetValues(name, out IEnumerable<string>? texts);
        values = new HeaderStringValues(texts ?? []);
        return found;
    }
}

/// <summary>Gives headers their view.</summary>
[Embedded]
internal static class HttpHeadersExtensions
{
    extension(HttpHeaders headers)
    {
        /// <summary>The headers as they were added.</summary>
        public HttpHeadersNonValidated NonValidated => new(headers);
    }
}

using System.Buffers;
using System.Globalization;

namespace IoTDA.Sdk.Http;

/// <summary>
/// Builds a request's path and query. Values are percent-encoded by RFC 3986 (<c>/</c> becomes <c>%2F</c>), literals are copied.
/// </summary>
internal ref struct ApiPath
{
    private char[]? _rented;
    private Span<char> _chars;
    private int _length;
    private bool _hasQuery;

    /// <summary>Starts with a buffer of the caller's, usually on the stack; a longer path moves to the array pool.</summary>
    /// <param name="initial">The buffer.</param>
    public ApiPath(Span<char> initial)
    {
        _chars = initial;
        _rented = null;
        _length = 0;
        _hasQuery = false;
    }

    /// <summary>Copies text that is part of the template.</summary>
    /// <param name="text">The text, already encoded.</param>
    public void AppendLiteral(string text)
    {
        Reserve(text.Length);
        text.AsSpan().CopyTo(_chars[_length..]);
        _length += text.Length;
    }

    /// <summary>Appends one path segment.</summary>
    /// <param name="value">The raw value.</param>
    /// <exception cref="ArgumentException">
    /// The value is empty, <c>.</c> or <c>..</c>: such a segment changes which resource the URI names, so no request is made of it.
    /// </exception>
    public void AppendSegment(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value is "" or "." or "..")
        {
            throw new ArgumentException($"A path segment cannot be '{value}': the URI would name another resource.", nameof(value));
        }

        AppendLiteral(Uri.EscapeDataString(value));
    }

    /// <summary>Appends a query parameter; <see langword="null"/> leaves it out.</summary>
    /// <param name="name">The name, already encoded.</param>
    /// <param name="value">The raw value.</param>
    public void AppendQuery(string name, string? value)
    {
        if (value is null)
        {
            return;
        }

        AppendLiteral(_hasQuery ? "&" : "?");
        _hasQuery = true;
        AppendLiteral(name);
        AppendLiteral("=");
        AppendLiteral(Uri.EscapeDataString(value));
    }

    /// <summary>Appends a numeric query parameter; <see langword="null"/> leaves it out.</summary>
    /// <param name="name">The name, already encoded.</param>
    /// <param name="value">The value, written in the invariant culture.</param>
    public void AppendQuery(string name, int? value)
        => AppendQuery(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>The path and query; the builder is empty and its buffer returned afterwards.</summary>
    public string ToStringAndClear()
    {
        string text = _chars[.._length].ToString();
        if (_rented is not null)
        {
            ArrayPool<char>.Shared.Return(_rented);
        }

        this = default;
        return text;
    }

    private void Reserve(int more)
    {
        if (_length + more <= _chars.Length)
        {
            return;
        }

        char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(_length + more, _chars.Length * 2));
        _chars[.._length].CopyTo(larger);
        if (_rented is not null)
        {
            ArrayPool<char>.Shared.Return(_rented);
        }

        _chars = _rented = larger;
    }
}

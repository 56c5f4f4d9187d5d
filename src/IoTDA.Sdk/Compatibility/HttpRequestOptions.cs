using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;

namespace System.Net.Http;

/// <summary>Names a value that travels with a request.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="key">The name.</param>
[Embedded]
internal readonly struct HttpRequestOptionsKey<T>(string key)
{
    /// <summary>The name.</summary>
    public string Key { get; } = key;
}

/// <summary>The values that travel with a request, kept among its properties.</summary>
/// <param name="properties">The properties.</param>
[Embedded]
internal readonly struct HttpRequestOptions(IDictionary<string, object?> properties)
{
    /// <summary>Sets a value.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="key">Its name.</param>
    /// <param name="value">The value.</param>
    public void Set<T>(HttpRequestOptionsKey<T> key, T value) => properties[key.Key] = value;

    /// <summary>Finds a value.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="key">Its name.</param>
    /// <param name="value">The value.</param>
    public bool TryGetValue<T>(HttpRequestOptionsKey<T> key, [MaybeNullWhen(false)] out T value)
    {
        if (properties.TryGetValue(key.Key, out object? found) && found is T wanted)
        {
            value = wanted;
            return true;
        }

        value = default;
        return false;
    }
}

/// <summary>Gives requests their options.</summary>
[Embedded]
internal static class HttpRequestMessageExtensions
{
    extension(HttpRequestMessage request)
    {
        /// <summary>The values that travel with the request.</summary>
        public HttpRequestOptions Options => new(request.Properties!);
    }
}

using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;

namespace System.Net.Http;

/// <summary>Names a value that travels with a request.</summary>
[Embedded]
internal readonly struct HttpRequestOptionsKey<T>(string key)
{
    /// <summary>The name.</summary>
    public string Key { get; } = key;
}

/// <summary>The values that travel with a request, kept among its properties.</summary>
[Embedded]
internal readonly struct HttpRequestOptions(IDictionary<string, object?> properties)
{
    /// <summary>Sets a value.</summary>
    public void Set<T>(HttpRequestOptionsKey<T> key, T value) => properties[key.Key] = value;

    /// <summary>Finds a value.</summary>
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

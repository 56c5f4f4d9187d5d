using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IoTDA.Sdk.Wire;

/// <summary>Writes bodies once into a pooled buffer with a length, and reads answers where they lie.</summary>
internal sealed class WireSerializer(JsonSerializerOptions options) : IHttpContentSerializer, ISynchronousContentSerializer
{
    /// <inheritdoc />
    public HttpContent ToHttpContent<T>(T item) => JsonBodyWriter.Write(item, TypeInfo<T>());

    /// <inheritdoc />
    public HttpContent ToHttpContentSynchronous<T>(T item) => ToHttpContent(item);

    /// <inheritdoc />
    public HttpContent ToStreamingHttpContent<T>(T item) => ToHttpContent(item);

    /// <inheritdoc />
    public Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default)
        => Task.FromResult<T?>(
            typeof(T) == typeof(NoAnswer) ? default
            : typeof(T) == typeof(ZipAnswer) ? (T)(object)((AnswerContent)content).ReadZip()
            : ((AnswerContent)content).Read(TypeInfo<T>()));

    /// <inheritdoc />
    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => null;

    private JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}

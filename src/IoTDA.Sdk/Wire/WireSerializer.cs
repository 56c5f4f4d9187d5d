using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IoTDA.Sdk.Wire;

/// <summary>Writes bodies once into a pooled buffer with a length, and reads answers where they lie.</summary>
internal sealed class WireSerializer(JsonSerializerOptions options) : IHttpContentSerializer, ISynchronousContentSerializer
{
    /// <inheritdoc />
    public HttpContent ToHttpContent<T>(T item)
    {
        try
        {
            return JsonBodyWriter.Write(item, TypeInfo<T>());
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or NotSupportedException or JsonException)
        {
            // What validation would have found.
            throw new RequestValidationException(
                OperationOf<T>(), [new RequestViolation("Body", $"JSON that cannot be written ({exception.GetType().Name})", "JSON of at most 1000 levels, without NaN and infinities")]);
        }
    }

    /// <inheritdoc />
    public HttpContent ToHttpContentSynchronous<T>(T item) => ToHttpContent(item);

    /// <inheritdoc />
    public HttpContent ToStreamingHttpContent<T>(T item) => ToHttpContent(item);

    /// <inheritdoc />
    public Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default)
        => Task.FromResult<T?>(
            typeof(T) == typeof(NoAnswer) ? default : ((AnswerContent)content).Read(TypeInfo<T>()));

    /// <inheritdoc />
    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => null;

    // Bodies that a caller can fill with anything are those of one operation.
    private static string OperationOf<T>() => typeof(T).Name is var name && name.EndsWith("Request", StringComparison.Ordinal) ? name[..^"Request".Length] : name;

    private JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}

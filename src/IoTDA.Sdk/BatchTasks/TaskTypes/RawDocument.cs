using System.Text.Json;

namespace IoTDA.Sdk;

/// <summary>A document of a form that this SDK does not know, kept as raw JSON.</summary>
/// <param name="Json">The raw JSON, of any kind.</param>
public sealed record RawDocument(JsonElement Json) : BatchTaskDocument
{
    /// <summary>A document from JSON text.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="JsonException"><paramref name="json"/> is not JSON.</exception>
    public static RawDocument Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return new RawDocument(document.RootElement.Clone());
    }

    /// <inheritdoc />
    public bool Equals(RawDocument? other)
        => other is not null && (Json.ValueKind, other.Json.ValueKind) switch
        {
            (JsonValueKind.Undefined, JsonValueKind.Undefined) => true,
            (JsonValueKind.Undefined, _) or (_, JsonValueKind.Undefined) => false,
            _ => JsonElement.DeepEquals(Json, other.Json),
        };

    /// <inheritdoc />
    public override int GetHashCode() => (int)Json.ValueKind;
}

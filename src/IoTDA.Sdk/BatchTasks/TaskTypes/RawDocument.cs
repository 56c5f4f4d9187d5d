using System.Text.Json;
using IoTDA.Sdk.Serialization;
using IoTDA.Sdk.Validation;

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
        => base.Equals(other) && JsonMembers.Equal(Json, other.Json);

    /// <inheritdoc />
    public override int GetHashCode() => (int)Json.ValueKind;

    internal override void Check(ref Violations violations)
    {
        if (Json.ValueKind != JsonValueKind.Undefined)
        {
            violations.Json("Document.Json", Json);
        }
    }
}

using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>The content of a message: a text or a JSON object, nothing else. Strings and <see cref="JsonObject"/>s convert implicitly.</summary>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record MessageContent
{
    private MessageContent(string? text, JsonObject? json)
    {
        Text = text;
        Json = json;
    }

    /// <summary>The text; <see langword="null"/> when the content is a JSON object.</summary>
    public string? Text { get; }

    /// <summary>The JSON object; <see langword="null"/> when the content is a text.</summary>
    public JsonObject? Json { get; }

    /// <summary>A text as content.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator MessageContent(string text) => FromString(text);

    /// <summary>A JSON object as content.</summary>
    /// <param name="json">The object.</param>
    public static implicit operator MessageContent(JsonObject json) => FromJsonObject(json);

    /// <summary>A text as content.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    public static MessageContent FromString(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text, null);
    }

    /// <summary>A JSON object as content.</summary>
    /// <param name="json">The object.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    public static MessageContent FromJsonObject(JsonObject json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new(null, json);
    }

    /// <inheritdoc />
    public bool Equals(MessageContent? other) => other is not null && Text == other.Text && JsonMembers.Equal(Json, other.Json);

    /// <inheritdoc />
    public override int GetHashCode() => Text is null ? 1 : StringComparer.Ordinal.GetHashCode(Text);

    /// <summary>The kind of the content, without the content.</summary>
    public override string ToString() => Text is null ? "JSON object" : "text";
}

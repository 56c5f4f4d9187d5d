using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>The form in which a message reaches the device; <c>payload_format</c> on the wire. Effective only with <see cref="MessageEncoding.None"/>.</summary>
/// <remarks>
/// An open value: a text that this SDK does not know is kept, compared and written back as it is. Comparison is by the exact text.
/// Source: <c>DeviceMessageRequest</c> of the official SDKs.
/// </remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public readonly record struct PayloadFormat
{
    internal static readonly OpenValues<PayloadFormat> Values = new(static text => new(text));

    private readonly string? _value;

    /// <summary>A value by its wire text, for one that this SDK does not know.</summary>
    /// <param name="value">The wire text, in the service's spelling and case; not empty.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public PayloadFormat(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>The platform's standard envelope; the service default. Wire text <c>standard</c>.</summary>
    public static PayloadFormat Standard { get; } = Values.Add("standard");

    /// <summary>The content alone. Wire text <c>raw</c>.</summary>
    public static PayloadFormat Raw { get; } = Values.Add("raw");

    /// <summary>The wire text; empty for <see langword="default"/>, which stands for an absent value.</summary>
    public string Value => _value ?? "";

    /// <inheritdoc cref="Value" />
    public override string ToString() => Value;
}

using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>When an asynchronous command is sent; <c>send_strategy</c> on the wire.</summary>
/// <remarks>
/// An open value: a text that this SDK does not know is kept, compared and written back as it is. Comparison is by the exact text.
/// Source: <c>AsyncDeviceCommandRequest</c> of the official SDKs.
/// </remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public readonly record struct SendStrategy
{
    internal static readonly OpenValues<SendStrategy> Values = new(static text => new(text));

    private readonly string? _value;

    /// <summary>A value by its wire text, for one that this SDK does not know.</summary>
    /// <param name="value">The wire text, in the service's spelling and case; not empty.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public SendStrategy(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>At once; a device that is not there misses it, and the expiry time is ignored. Wire text <c>immediately</c>.</summary>
    public static SendStrategy Immediately { get; } = Values.Add("immediately");

    /// <summary>Cached until the device reports data or comes online, or until the command expires. Wire text <c>delay</c>.</summary>
    public static SendStrategy Delay { get; } = Values.Add("delay");

    /// <summary>The wire text; empty for <see langword="default"/>, which stands for an absent value.</summary>
    public string Value => _value ?? "";

    /// <inheritdoc cref="Value" />
    public override string ToString() => Value;
}

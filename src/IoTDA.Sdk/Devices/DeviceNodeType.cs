using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>How a device is connected; <c>node_type</c> on the wire.</summary>
/// <remarks>
/// An open value: a text that this SDK does not know is kept, compared and written back as it is. Comparison is by the exact text.
/// Source: <c>QueryDeviceSimplify</c> of the official SDKs.
/// </remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public readonly record struct DeviceNodeType
{
    internal static readonly OpenValues<DeviceNodeType> Values = new(static text => new(text));

    private readonly string? _value;

    /// <summary>A value by its wire text, for one that this SDK does not know.</summary>
    /// <param name="value">The wire text, in the service's spelling and case; not empty.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public DeviceNodeType(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>Through a gateway. Wire text <c>ENDPOINT</c>.</summary>
    public static DeviceNodeType Endpoint { get; } = Values.Add("ENDPOINT");

    /// <summary>Directly; it may be a gateway for others. Wire text <c>GATEWAY</c>.</summary>
    public static DeviceNodeType Gateway { get; } = Values.Add("GATEWAY");

    /// <summary>The service does not know. Wire text <c>UNKNOWN</c>.</summary>
    public static DeviceNodeType Unknown { get; } = Values.Add("UNKNOWN");

    /// <summary>The wire text; empty for <see langword="default"/>, which stands for an absent value.</summary>
    public string Value => _value ?? "";

    /// <inheritdoc cref="Value" />
    public override string ToString() => Value;
}

using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>The state of a device; <c>status</c> on the wire.</summary>
/// <remarks>
/// An open value: a text that this SDK does not know is kept, compared and written back as it is. Comparison is by the exact text.
/// Source: <c>QueryDeviceSimplify</c> of the official SDKs.
/// </remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public readonly record struct DeviceStatus
{
    internal static readonly OpenValues<DeviceStatus> Values = new(static text => new(text));

    private readonly string? _value;

    /// <summary>A value by its wire text, for one that this SDK does not know.</summary>
    /// <param name="value">The wire text, in the service's spelling and case; not empty.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public DeviceStatus(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>The device is connected. Wire text <c>ONLINE</c>.</summary>
    public static DeviceStatus Online { get; } = Values.Add("ONLINE");

    /// <summary>The device is not connected. Wire text <c>OFFLINE</c>.</summary>
    public static DeviceStatus Offline { get; } = Values.Add("OFFLINE");

    /// <summary>The device is in an abnormal state. Wire text <c>ABNORMAL</c>.</summary>
    public static DeviceStatus Abnormal { get; } = Values.Add("ABNORMAL");

    /// <summary>The device has never been connected. Wire text <c>INACTIVE</c>.</summary>
    public static DeviceStatus Inactive { get; } = Values.Add("INACTIVE");

    /// <summary>The device is frozen. Wire text <c>FROZEN</c>.</summary>
    public static DeviceStatus Frozen { get; } = Values.Add("FROZEN");

    /// <summary>The wire text; empty for <see langword="default"/>, which stands for an absent value.</summary>
    public string Value => _value ?? "";

    /// <inheritdoc cref="Value" />
    public override string ToString() => Value;
}

using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>The kind of a device group; <c>group_type</c> on the wire.</summary>
/// <remarks>
/// An open value: a text that this SDK does not know is kept, compared and written back as it is. Comparison is by the exact text.
/// Source: <c>ListDeviceGroupsRequest</c> of the official SDKs.
/// </remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public readonly record struct DeviceGroupType
{
    internal static readonly OpenValues<DeviceGroupType> Values = new(static text => new(text));

    private readonly string? _value;

    /// <summary>A value by its wire text, for one that this SDK does not know.</summary>
    /// <param name="value">The wire text, in the service's spelling and case; not empty.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public DeviceGroupType(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>Devices are put into it one by one. Wire text <c>STATIC</c>.</summary>
    public static DeviceGroupType Static { get; } = Values.Add("STATIC");

    /// <summary>A rule chooses its devices. Wire text <c>DYNAMIC</c>.</summary>
    public static DeviceGroupType Dynamic { get; } = Values.Add("DYNAMIC");

    /// <summary>The wire text; empty for <see langword="default"/>, which stands for an absent value.</summary>
    public string Value => _value ?? "";

    /// <inheritdoc cref="Value" />
    public override string ToString() => Value;
}

using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>The type of an OTA package; <c>package_type</c> on the wire.</summary>
/// <remarks>
/// An open value: a text that this SDK does not know is kept, compared and written back as it is. Comparison is by the exact text.
/// Source: <c>ListOtaPackageInfoRequest</c> of the official SDKs.
/// </remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public readonly record struct OtaPackageType
{
    internal static readonly OpenValues<OtaPackageType> Values = new(static text => new(text));

    private readonly string? _value;

    /// <summary>A value by its wire text, for one that this SDK does not know.</summary>
    /// <param name="value">The wire text, in the service's spelling and case; not empty.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public OtaPackageType(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>For <see cref="SoftwareUpgradeRequest"/>. Wire text <c>softwarePackage</c>.</summary>
    public static OtaPackageType Software { get; } = Values.Add("softwarePackage");

    /// <summary>For <see cref="FirmwareUpgradeRequest"/>. Wire text <c>firmwarePackage</c>.</summary>
    public static OtaPackageType Firmware { get; } = Values.Add("firmwarePackage");

    /// <summary>For <see cref="ModuleUpgradeRequest"/>. Wire text <c>modulePackage</c>.</summary>
    public static OtaPackageType Module { get; } = Values.Add("modulePackage");

    /// <summary>The wire text; empty for <see langword="default"/>, which stands for an absent value.</summary>
    public string Value => _value ?? "";

    /// <inheritdoc cref="Value" />
    public override string ToString() => Value;
}

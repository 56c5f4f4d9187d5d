using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>The state of an export; <c>status</c> on the wire.</summary>
/// <remarks>
/// An open value: a text that this SDK does not know is kept, compared and written back as it is. Comparison is by the exact text.
/// Source: <c>ExportTask</c> of the official SDKs.
/// </remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public readonly record struct ExportTaskStatus
{
    internal static readonly OpenValues<ExportTaskStatus> Values = new(static text => new(text));

    private readonly string? _value;

    /// <summary>A value by its wire text, for one that this SDK does not know.</summary>
    /// <param name="value">The wire text, in the service's spelling and case; not empty.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public ExportTaskStatus(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>The export is under way. Wire text <c>Processing</c>.</summary>
    public static ExportTaskStatus Processing { get; } = Values.Add("Processing");

    /// <summary>The file is there. Wire text <c>Success</c>.</summary>
    public static ExportTaskStatus Success { get; } = Values.Add("Success");

    /// <summary>The export failed. Wire text <c>Failed</c>.</summary>
    public static ExportTaskStatus Failed { get; } = Values.Add("Failed");

    /// <summary>The wire text; empty for <see langword="default"/>, which stands for an absent value.</summary>
    public string Value => _value ?? "";

    /// <inheritdoc cref="Value" />
    public override string ToString() => Value;
}

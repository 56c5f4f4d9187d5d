using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>The code of a service or gateway error; <c>error_code</c> on the wire.</summary>
/// <remarks>
/// An open value: a text that this SDK does not know is kept, compared and written back as it is. Comparison is by the exact text.
/// <c>docs/errors.md</c> lists the known ones and what to do about each.
/// </remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public readonly record struct ErrorCode
{
    internal static readonly OpenValues<ErrorCode> Values = new(static text => new(text));

    private readonly string? _value;

    /// <summary>A value by its wire text, for one that this SDK does not know.</summary>
    /// <param name="value">The wire text, in the service's spelling and case; not empty.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public ErrorCode(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>The service found the request's data invalid. Wire text <c>IOTDA.000006</c>.</summary>
    public static ErrorCode InvalidInput { get; } = Values.Add("IOTDA.000006");

    /// <summary>The access token is not valid. Wire text <c>IOTDA.000004</c>.</summary>
    public static ErrorCode InvalidToken { get; } = Values.Add("IOTDA.000004");

    /// <summary>No user for the token, or IoTDA is not subscribed. Wire text <c>IOTDA.000021</c>.</summary>
    public static ErrorCode NotSubscribed { get; } = Values.Add("IOTDA.000021");

    /// <summary>The user lacks the permission. Wire text <c>IOTDA.000022</c>.</summary>
    public static ErrorCode NoPermission { get; } = Values.Add("IOTDA.000022");

    /// <summary>The resource space does not exist for this user. Wire text <c>IOTDA.001006</c>.</summary>
    public static ErrorCode ResourceSpaceNotFound { get; } = Values.Add("IOTDA.001006");

    /// <summary>The batch task file does not exist. Wire text <c>IOTDA.014600</c>.</summary>
    public static ErrorCode FileNotFound { get; } = Values.Add("IOTDA.014600");

    /// <summary>A batch task file of this name exists. Wire text <c>IOTDA.014602</c>.</summary>
    public static ErrorCode FileNameExists { get; } = Values.Add("IOTDA.014602");

    /// <summary>The batch task file is too large. Wire text <c>IOTDA.014603</c>.</summary>
    public static ErrorCode FileTooLarge { get; } = Values.Add("IOTDA.014603");

    /// <summary>The target does not belong to the task. Wire text <c>IOTDA.014219</c>.</summary>
    public static ErrorCode TargetNotInTask { get; } = Values.Add("IOTDA.014219");

    /// <summary>The wire text; empty for <see langword="default"/>, which stands for an absent value.</summary>
    public string Value => _value ?? "";

    /// <summary>
    /// Whether the code says that calls come too fast: the gateway's <c>0308</c> (as <c>APIGW.</c> or <c>APIG.</c>), or
    /// <c>IOTDA.021101</c> and <c>IOTDA.021102</c>.
    /// </summary>
    public bool IsThrottling => Value is "APIGW.0308" or "APIG.0308" or "IOTDA.021101" or "IOTDA.021102";

    /// <inheritdoc cref="Value" />
    public override string ToString() => Value;
}

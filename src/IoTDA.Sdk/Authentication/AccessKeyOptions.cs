using System.Diagnostics;

namespace IoTDA.Sdk;

/// <summary>An access key in the options or a configuration section.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class AccessKeyOptions
{
    /// <summary>The id (AK).</summary>
    /// <value>Required. Visible ASCII characters.</value>
    public string? AccessKeyId { get; set; }

    /// <summary>The secret (SK).</summary>
    /// <value>Required. Visible ASCII characters. Keep it out of files that are shared.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? SecretAccessKey { get; set; }

    /// <summary>The token of a temporary key; header <c>X-Security-Token</c>.</summary>
    /// <value><see langword="null"/>, the default, for a permanent key.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? SecurityToken { get; set; }

    /// <summary>The id without the secret.</summary>
    public override string ToString() => $"access key {AccessKeyId}";
}

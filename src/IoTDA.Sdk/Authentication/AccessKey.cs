using System.Diagnostics;

namespace IoTDA.Sdk;

/// <summary>An access key: permanent, or temporary with its security token.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class AccessKey
{
    /// <summary>An access key.</summary>
    /// <param name="accessKeyId">The id (AK): visible ASCII characters.</param>
    /// <param name="secretAccessKey">The secret (SK): visible ASCII characters.</param>
    /// <param name="securityToken">The token of a temporary key; <see langword="null"/> for a permanent one.</param>
    /// <exception cref="ArgumentException">A value is empty, or holds other characters. The message does not repeat it.</exception>
    public AccessKey(string accessKeyId, string secretAccessKey, string? securityToken = null)
    {
        ThrowIfNotHeaderText(accessKeyId, nameof(accessKeyId));
        ThrowIfNotHeaderText(secretAccessKey, nameof(secretAccessKey));
        if (securityToken is not null)
        {
            ThrowIfNotHeaderText(securityToken, nameof(securityToken));
        }

        AccessKeyId = accessKeyId;
        SecretAccessKey = secretAccessKey;
        SecurityToken = securityToken;
    }

    /// <summary>The id (AK); it is no secret.</summary>
    public string AccessKeyId { get; }

    /// <summary>The secret (SK), which signs requests and never leaves the machine.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string SecretAccessKey { get; }

    /// <summary>The token of a temporary key; header <c>X-Security-Token</c>. <see langword="null"/> for a permanent key.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? SecurityToken { get; }

    /// <summary>The id alone.</summary>
    public override string ToString() => $"access key {AccessKeyId}{(SecurityToken is null ? "" : " (temporary)")}";

    private static void ThrowIfNotHeaderText(string value, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, name);
        if (!Validation.Characters.AreHeaderText(value))
        {
            throw new ArgumentException("An access key has visible ASCII characters only.", name);
        }
    }
}

namespace IoTDA.Sdk.Emulator;

/// <summary>A key pair that can sign requests.</summary>
/// <param name="AccessKeyId">The access key id (AK).</param>
/// <param name="SecretAccessKey">The secret access key (SK).</param>
/// <param name="SecurityToken">For a temporary pair what <c>X-Security-Token</c> must carry; <see langword="null"/> for a permanent one.</param>
public sealed record EmulatedAccessKey(string AccessKeyId, string SecretAccessKey, string? SecurityToken = null)
{
    /// <summary>The pair without its secrets.</summary>
    /// <returns>The access key id.</returns>
    public override string ToString() => AccessKeyId;
}

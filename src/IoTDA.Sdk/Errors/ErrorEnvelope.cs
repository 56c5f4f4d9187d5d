namespace IoTDA.Sdk.Errors;

/// <summary>What an error answer's body says.</summary>
internal sealed record ErrorEnvelope(ErrorCode Code, string? Message, string? RequestId)
{
    /// <summary>The envelope of a body that says nothing.</summary>
    public static readonly ErrorEnvelope None = new(default, null, null);
}

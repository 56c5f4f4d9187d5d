namespace IoTDA.Sdk.Errors;

/// <summary>What an error answer's body says.</summary>
internal readonly record struct ErrorEnvelope(ErrorCode Code, string? Message, string? RequestId);

namespace IoTDA.Sdk.Errors;

/// <summary>What an error answer's body says.</summary>
/// <param name="Code">The error code; <see langword="default"/> when there is none.</param>
/// <param name="Message">The words; <see langword="null"/> when there are none.</param>
/// <param name="RequestId">The request's id; <see langword="null"/> when there is none.</param>
internal readonly record struct ErrorEnvelope(ErrorCode Code, string? Message, string? RequestId);

namespace IoTDA.Sdk.Emulator.Errors;

/// <summary>Ends a request with an error answer.</summary>
internal sealed class RequestRefusedException(int statusCode, string errorCode, string message) : Exception(message)
{
    public int StatusCode { get; } = statusCode;

    public string ErrorCode { get; } = errorCode;

    public static RequestRefusedException InvalidInput(string message) => new(400, EmulatorErrorCodes.InvalidInput, message);

    public static RequestRefusedException InvalidFormat(string message) => new(400, EmulatorErrorCodes.InvalidFormat, message);
}

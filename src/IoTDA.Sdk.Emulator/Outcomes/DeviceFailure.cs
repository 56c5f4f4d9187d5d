namespace IoTDA.Sdk.Emulator;

/// <summary>Why an attempt fails: the sub-task's <c>error</c>.</summary>
/// <param name="ErrorCode"><c>error.error_code</c>.</param>
/// <param name="ErrorMessage"><c>error.error_msg</c>.</param>
public sealed record DeviceFailure(string ErrorCode, string ErrorMessage)
{
    /// <summary>The device is not online: <c>IOTDA.014016</c>.</summary>
    public static DeviceFailure Offline { get; } = new(EmulatorErrorCodes.DeviceOffline, "The device is not online.");
}

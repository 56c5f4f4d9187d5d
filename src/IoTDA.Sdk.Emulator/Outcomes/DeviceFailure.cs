namespace IoTDA.Sdk.Emulator;

/// <summary>Why an attempt fails: the sub-task's <c>error</c>.</summary>
/// <param name="ErrorCode"><c>error.error_code</c>.</param>
/// <param name="ErrorMessage"><c>error.error_msg</c>.</param>
public sealed record DeviceFailure(string ErrorCode, string ErrorMessage)
{
    /// <summary>The device is not online: <c>IOTDA.014016</c>.</summary>
    public static DeviceFailure Offline { get; } = new(EmulatorErrorCodes.DeviceOffline, "The device is not online.");

    /// <summary>The device did not answer a command in time: <c>IOTDA.014111</c>.</summary>
    public static DeviceFailure NoAnswer { get; } = new(EmulatorErrorCodes.DeviceDidNotAnswer, "The device did not answer in time.");

    /// <summary>The device has not subscribed to the topic: <c>IOTDA.014112</c>.</summary>
    public static DeviceFailure NotSubscribed { get; } = new(EmulatorErrorCodes.TopicNotSubscribed, "The device has not subscribed to the topic.");

    /// <summary>The device exists already: <c>IOTDA.014115</c>.</summary>
    public static DeviceFailure DeviceExists { get; } = new(EmulatorErrorCodes.DeviceExists, "The device exists already.");
}

namespace IoTDA.Sdk.Emulator.Fleet;

/// <summary>What becomes of an attempt.</summary>
internal enum DeviceVerdictKind
{
    Runs,
    MustWait,
    IsDone,
    Fails,
}

/// <summary>What the fleet says of an attempt: whether it runs, for how long it waits for its device, or why it fails.</summary>
internal readonly record struct DeviceVerdict(DeviceVerdictKind Kind, DeviceFailure? Failure = null, TimeSpan Patience = default, string? Output = null)
{
    public static DeviceVerdict Runs { get; } = new(DeviceVerdictKind.Runs);

    public static DeviceVerdict Wait(TimeSpan patience) => new(DeviceVerdictKind.MustWait, Patience: patience);

    public static DeviceVerdict Done(string output) => new(DeviceVerdictKind.IsDone, Output: output);

    public static DeviceVerdict Fail(string errorCode, string message) => Fail(new DeviceFailure(errorCode, message));

    public static DeviceVerdict Fail(DeviceFailure failure) => new(DeviceVerdictKind.Fails, failure);
}

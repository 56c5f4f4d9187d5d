namespace IoTDA.Sdk.Emulator;

/// <summary>By which credential a resource of an app host reaches an emulator. A client takes its credentials from one place alone.</summary>
public enum EmulatorCredential
{
    /// <summary>By <see cref="EmulatorOptions.Token"/>.</summary>
    Token,

    /// <summary>By the first of <see cref="EmulatorOptions.AccessKeys"/>: requests are signed.</summary>
    AccessKey,

    /// <summary>By the first of <see cref="EmulatorOptions.Users"/>, who logs in to the emulator's IAM.</summary>
    IamPassword,

    /// <summary>None is set: the resource brings its own.</summary>
    None,
}

using IoTDA.Sdk.Emulator;

namespace IoTDA.Sdk.EndToEnd.Tests.Authentication;

/// <summary>The user and the keys that the tests' emulators know, and options that use them.</summary>
internal static class Users
{
    public const string Password = "hunter2-password";
    public const string SecretAccessKey = "hunter2-secret-key";
    public const string SecurityToken = "hunter2-security-token";

    public static void AddTo(EmulatorOptions options)
    {
        options.Users.Add(new EmulatedUser("acme", "robot", Password));
        options.Users.Add(new EmulatedUser("acme", "intruder", Password));
        options.AccessKeys.Add(new EmulatedAccessKey("AK", SecretAccessKey));
        options.AccessKeys.Add(new EmulatedAccessKey("TEMPORARY", SecretAccessKey, SecurityToken));
    }

    public static void LogIn(IoTDAClientOptions options)
    {
        options.Token = null;
        options.IamEndpoint = options.Endpoint;
        options.IamPassword = new IamPasswordOptions { DomainName = "acme", UserName = "robot", Password = Password };
    }

    public static Action<IoTDAClientOptions> Sign(SigningAlgorithm algorithm, bool temporary = false) => options =>
    {
        options.Token = null;
        options.SigningAlgorithm = algorithm;
        options.Region = "cn-north-4";
        options.AccessKey = temporary
            ? new AccessKeyOptions { AccessKeyId = "TEMPORARY", SecretAccessKey = SecretAccessKey, SecurityToken = SecurityToken }
            : new AccessKeyOptions { AccessKeyId = "AK", SecretAccessKey = SecretAccessKey };
    };
}

using Aspire.Hosting;

namespace IoTDA.Sdk.Emulator.Aspire;

/// <summary>The keys of a client's configuration section, as environment variables.</summary>
internal static class ClientSettings
{
    /// <exception cref="DistributedApplicationException">The emulator has no such credential.</exception>
    public static void Write(IDictionary<string, object> environment, IoTDAEmulatorResource emulator, string section, EmulatorCredential credential)
    {
        EmulatorOptions options = emulator.Options;
        Set("Endpoint", emulator.Endpoint);
        Set("ProjectId", options.ProjectId);
        if (options.InstanceId is { } instanceId)
        {
            Set("InstanceId", instanceId);
        }

        switch (credential)
        {
            case EmulatorCredential.Token:
                Set("Token", options.Token);
                break;
            case EmulatorCredential.AccessKey:
                EmulatedAccessKey key = options.AccessKeys.FirstOrDefault() ?? throw Missing(nameof(EmulatorOptions.AccessKeys));
                Set("AccessKey:AccessKeyId", key.AccessKeyId);
                Set("AccessKey:SecretAccessKey", key.SecretAccessKey);
                if (key.SecurityToken is { } securityToken)
                {
                    Set("AccessKey:SecurityToken", securityToken);
                }

                Set("Region", options.Region);
                Set("SigningAlgorithm", options.SignatureAlgorithm == SignatureAlgorithm.V11HmacSha256 ? "V11HmacSha256" : "SdkHmacSha256");
                break;
            case EmulatorCredential.IamPassword:
                EmulatedUser user = options.Users.FirstOrDefault() ?? throw Missing(nameof(EmulatorOptions.Users));
                Set("IamEndpoint", emulator.Endpoint);
                Set("IamPassword:DomainName", user.DomainName);
                Set("IamPassword:UserName", user.Name);
                Set("IamPassword:Password", user.Password);
                break;
        }

        void Set(string key, object value) => environment[$"{section}:{key}".Replace(":", "__", StringComparison.Ordinal)] = value;

        DistributedApplicationException Missing(string list) => new($"The emulator '{emulator.Name}' has nothing in {list} to reach it by {credential}.");
    }
}

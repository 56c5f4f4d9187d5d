namespace IoTDA.Sdk.Authentication.Sources;

/// <summary>Credentials from the environment, for when nothing else was set: the first complete set wins, the SDK's own names before those of the vendor's tools.</summary>
internal static class EnvironmentCredentials
{
    private const string Token = "IOTDA_TOKEN";
    private const string IamDomain = "IOTDA_IAM_DOMAIN";
    private const string IamUser = "IOTDA_IAM_USER";
    private const string IamPassword = "IOTDA_IAM_PASSWORD";

    private static readonly string[] Key = ["IOTDA_AK", "IOTDA_SK"];
    private static readonly string[] VendorKey = ["HUAWEICLOUD_SDK_AK", "HUAWEICLOUD_SDK_SK"];
    private static readonly string[][] Sets = [[Token], Key, [IamDomain, IamUser, IamPassword], VendorKey];

    /// <summary>The first complete set; <see langword="null"/> when none is.</summary>
    public static Credential? Find(EnvironmentVariables variables)
    {
        if (variables[Token] is { } token)
        {
            return Credential.OfToken($"the environment variable {Token}", token);
        }

        if (FindKey(variables, Key, "IOTDA_SECURITY_TOKEN", null) is { } key)
        {
            return key;
        }

        if (variables[IamDomain] is { } domain && variables[IamUser] is { } user && variables[IamPassword] is { } password)
        {
            var options = new IamPasswordOptions { DomainName = domain, UserName = user, Password = password };
            return Credential.OfUser($"the environment variables {IamDomain}, {IamUser} and {IamPassword}", options);
        }

        return FindKey(variables, VendorKey, "HUAWEICLOUD_SDK_SECURITY_TOKEN", "HUAWEICLOUD_SDK_PROJECT_ID") ?? VendorProfile.Read(variables).Credential;
    }

    /// <summary>What was looked at and what is missing of it, by name.</summary>
    public static string DescribeMissing(EnvironmentVariables variables)
        => "the environment variables "
            + string.Join("; ", Sets.Select(set => $"{string.Join(" with ", set)} ({Missing(variables, set)}not set)"))
            + "; " + VendorProfile.Read(variables).Missing;

    // Names are told once: alone where the rest is there.
    private static string Missing(EnvironmentVariables variables, string[] set)
        => set.All(name => variables[name] is null) ? "" : string.Join(" and ", set.Where(name => variables[name] is null)) + " ";

    private static Credential? FindKey(EnvironmentVariables variables, string[] names, string securityToken, string? projectId)
        => variables[names[0]] is { } id && variables[names[1]] is { } secret
            ? Credential.OfKey(
                $"the environment variables {names[0]} and {names[1]}",
                new AccessKeyOptions { AccessKeyId = id, SecretAccessKey = secret, SecurityToken = variables[securityToken] },
                projectId: projectId is null ? null : variables[projectId])
            : null;
}

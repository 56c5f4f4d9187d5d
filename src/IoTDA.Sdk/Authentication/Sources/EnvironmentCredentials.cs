namespace IoTDA.Sdk.Authentication.Sources;

/// <summary>Credentials from environment variables, for when nothing else was set: the first complete set of variables wins.</summary>
internal static class EnvironmentCredentials
{
    public const string Token = "IOTDA_TOKEN";
    public const string AccessKeyId = "IOTDA_AK";
    public const string SecretAccessKey = "IOTDA_SK";
    public const string SecurityToken = "IOTDA_SECURITY_TOKEN";
    public const string IamDomain = "IOTDA_IAM_DOMAIN";
    public const string IamUser = "IOTDA_IAM_USER";
    public const string IamPassword = "IOTDA_IAM_PASSWORD";

    private static readonly string[][] Sets = [[Token], [AccessKeyId, SecretAccessKey], [IamDomain, IamUser, IamPassword]];

    /// <summary>The first complete set; <see langword="null"/> when none is.</summary>
    public static Credential? Find(EnvironmentVariables variables)
    {
        if (variables[Token] is { } token)
        {
            return Credential.OfToken($"the environment variable {Token}", token);
        }

        if (variables[AccessKeyId] is { } id && variables[SecretAccessKey] is { } secret)
        {
            var options = new AccessKeyOptions { AccessKeyId = id, SecretAccessKey = secret, SecurityToken = variables[SecurityToken] };
            return Credential.OfKey($"the environment variables {AccessKeyId} and {SecretAccessKey}", options);
        }

        if (variables[IamDomain] is { } domain && variables[IamUser] is { } user && variables[IamPassword] is { } password)
        {
            var options = new IamPasswordOptions { DomainName = domain, UserName = user, Password = password };
            return Credential.OfUser($"the environment variables {IamDomain}, {IamUser} and {IamPassword}", options);
        }

        return null;
    }

    /// <summary>What was looked at and what is missing of it, by name.</summary>
    public static string DescribeMissing(EnvironmentVariables variables)
        => string.Join("; ", Sets.Select(set =>
            $"{string.Join(" with ", set)} ({string.Join(" and ", set.Where(name => variables[name] is null))} not set)"));
}

namespace IoTDA.Sdk.Authentication.Sources;

/// <summary>Finds the one place that a client's credentials come from.</summary>
internal static class CredentialSources
{
    /// <summary>The source.</summary>
    public static CredentialSource? Find(List<string> wrong, IReadOnlyList<CredentialSource> found, EnvironmentVariables variables)
    {
        if (found.Count == 1)
        {
            return found[0];
        }

        if (found.Count > 1)
        {
            wrong.Add($"there are {found.Count} sources of credentials, and there may be one: keep one of {string.Join(", ", found)}.");
            return null;
        }

        if (EnvironmentSource.Find(variables) is { } source)
        {
            return source;
        }

        wrong.Add(
            "there are no credentials. Looked at: Token, AccessKey and IamPassword in the options; a token provider; an access key provider; "
                + $"the environment variables {EnvironmentSource.DescribeMissing(variables)}.");
        return null;
    }
}

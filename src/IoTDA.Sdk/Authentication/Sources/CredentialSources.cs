namespace IoTDA.Sdk.Authentication.Sources;

/// <summary>Finds the one place that a client's credentials come from.</summary>
internal static class CredentialSources
{
    /// <summary>The source.</summary>
    /// <param name="wrong">Where messages go when there is none, or more than one.</param>
    /// <param name="found">Those that were set or registered.</param>
    /// <param name="variables">The environment, which is looked at when there is nothing else.</param>
    /// <returns><see langword="null"/> when there is not exactly one.</returns>
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

namespace IoTDA.Sdk.Authentication.Sources;

/// <summary>Finds the one place that a client's credentials come from.</summary>
internal static class CredentialResolver
{
    /// <summary>The credentials that were found, or those of the environment where none were; <see langword="null"/> unless they come from exactly one place.</summary>
    public static Credential? Resolve(List<string> wrong, IReadOnlyList<Credential> found, EnvironmentVariables? variables)
    {
        if (found.Count > 1)
        {
            wrong.Add($"there are {found.Count} sources of credentials, and there may be one: keep one of {string.Join(", ", found)}.");
            return null;
        }

        if ((found.Count == 1 ? found[0] : variables is null ? null : EnvironmentCredentials.Find(variables)) is { } credential)
        {
            wrong.AddRange(credential.Wrong);
            return credential;
        }

        wrong.Add(
            "there are no credentials. Looked at: Token, AccessKey and IamPassword in the options; a token provider; an access key provider"
                + (variables is null ? "." : $"; {EnvironmentCredentials.DescribeMissing(variables)}."));
        return null;
    }
}

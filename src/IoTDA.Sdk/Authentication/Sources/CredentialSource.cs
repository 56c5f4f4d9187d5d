namespace IoTDA.Sdk.Authentication.Sources;

/// <summary>One place that credentials come from. Its text is its name and shows no value.</summary>
/// <param name="Name">What the user calls it, for messages.</param>
internal abstract record CredentialSource(string Name)
{
    public sealed override string ToString() => Name;
}

/// <summary>A token as it is.</summary>
/// <param name="Name">The source's name.</param>
/// <param name="Token">The token.</param>
internal sealed record TokenSource(string Name, string Token) : CredentialSource(Name);

/// <summary>An access key.</summary>
/// <param name="Name">The source's name.</param>
/// <param name="Options">The key.</param>
internal sealed record AccessKeySource(string Name, AccessKeyOptions Options) : CredentialSource(Name);

/// <summary>An IAM user's password.</summary>
/// <param name="Name">The source's name.</param>
/// <param name="Options">The user.</param>
internal sealed record IamPasswordSource(string Name, IamPasswordOptions Options) : CredentialSource(Name);

/// <summary>A token provider of the host's own.</summary>
/// <param name="Name">The source's name.</param>
internal sealed record TokenProviderSource(string Name) : CredentialSource(Name);

/// <summary>An access key provider of the host's own.</summary>
/// <param name="Name">The source's name.</param>
internal sealed record AccessKeyProviderSource(string Name) : CredentialSource(Name);

namespace IoTDA.Sdk.Authentication.Sources;

/// <summary>One place that credentials come from. Its text is its name and shows no value.</summary>
internal abstract record CredentialSource(string Name)
{
    public sealed override string ToString() => Name;
}

/// <summary>A token as it is.</summary>
internal sealed record TokenSource(string Name, string Token) : CredentialSource(Name);

/// <summary>An access key.</summary>
internal sealed record AccessKeySource(string Name, AccessKeyOptions Options) : CredentialSource(Name);

/// <summary>An IAM user's password.</summary>
internal sealed record IamPasswordSource(string Name, IamPasswordOptions Options) : CredentialSource(Name);

/// <summary>A token provider of the host's own.</summary>
internal sealed record TokenProviderSource(string Name) : CredentialSource(Name);

/// <summary>An access key provider of the host's own.</summary>
internal sealed record AccessKeyProviderSource(string Name) : CredentialSource(Name);

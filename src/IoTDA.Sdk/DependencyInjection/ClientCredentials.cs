using IoTDA.Sdk.Authentication;
using IoTDA.Sdk.Authentication.Sources;

namespace IoTDA.Sdk.DependencyInjection;

/// <summary>A client's credentials as far as they need no service: a provider, or the user who has yet to log in.</summary>
internal sealed class ClientCredentials
{
    private ClientCredentials()
    {
    }

    /// <summary>Where tokens come from; <see langword="null"/> when requests are signed, or the user has yet to log in.</summary>
    public ITokenProvider? Tokens { get; private init; }

    /// <summary>Where the keys come from that requests are signed with; <see langword="null"/> when they carry a token.</summary>
    public IAccessKeyProvider? Keys { get; private init; }

    /// <summary>The user who logs in; <see langword="null"/> when there is no need to.</summary>
    public IamPasswordOptions? User { get; private init; }

    /// <summary>The credentials of a source that was checked.</summary>
    public static ClientCredentials Of(CredentialSource source, Func<ITokenProvider?> tokens, Func<IAccessKeyProvider?> keys) => source switch
    {
        TokenSource { Token: var token } => new ClientCredentials { Tokens = new StaticTokenProvider(token) },
        AccessKeySource { Options: var key } => new ClientCredentials
        {
            Keys = new StaticAccessKeyProvider(new AccessKey(key.AccessKeyId!, key.SecretAccessKey!, key.SecurityToken)),
        },
        IamPasswordSource { Options: var user } => new ClientCredentials { User = user },
        TokenProviderSource => new ClientCredentials { Tokens = tokens() },
        _ => new ClientCredentials { Keys = keys() },
    };
}

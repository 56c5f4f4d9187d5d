using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.Pipeline;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace IoTDA.Sdk.DependencyInjection;

/// <summary>What a client is made of beside its options.</summary>
internal sealed class ClientSetup
{
    /// <summary>Where tokens come from; <see langword="null"/> takes the options or the environment.</summary>
    public ITokenProvider? TokenProvider { get; init; }

    /// <summary>Where access keys come from; <see langword="null"/> takes the options or the environment.</summary>
    public IAccessKeyProvider? AccessKeyProvider { get; init; }

    /// <summary>Where tokens are shared; <see langword="null"/> shares none.</summary>
    public ITokenCache? TokenCache { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the client logs.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>The environment's variables.</summary>
    public EnvironmentVariables Environment { get; init; } = EnvironmentVariables.OfProcess;

    /// <summary>Makes the innermost handler of a chain.</summary>
    public Func<HttpMessageHandler> CreatePrimary { get; init; } = PrimaryHandler.Create;

    /// <summary>The providers as sources of credentials.</summary>
    public IReadOnlyList<CredentialSource> Providers
    {
        get
        {
            var providers = new List<CredentialSource>();
            if (TokenProvider is not null)
            {
                providers.Add(new TokenProviderSource("the token provider"));
            }

            if (AccessKeyProvider is not null)
            {
                providers.Add(new AccessKeyProviderSource("the access key provider"));
            }

            return providers;
        }
    }
}

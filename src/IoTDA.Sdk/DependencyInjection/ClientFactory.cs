using IoTDA.Sdk.Authentication.Sources;

namespace IoTDA.Sdk.DependencyInjection;

/// <summary>Makes clients over the handlers of one HTTP client of the host's.</summary>
internal sealed class ClientFactory(ClientMaker maker) : IIoTDAClientFactory
{
    /// <summary>The name of that HTTP client.</summary>
    public const string HttpClientName = "IoTDA.Sdk.Factory";

    /// <inheritdoc />
    public IoTDAClient Create(
        IoTDAClientOptions options, ITokenProvider? tokenProvider = null, IAccessKeyProvider? accessKeyProvider = null, ITokenCache? tokenCache = null)
        => IoTDAClient.Create(
            options, maker.Setup("", static _ => HttpClientName, () => Credential.OfProviders(tokenProvider, accessKeyProvider), environment: null, tokenCache));
}

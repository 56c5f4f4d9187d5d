using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.Composition;

namespace IoTDA.Sdk.Tests.Texts;

/// <summary>What stands around a client when a text is told.</summary>
/// <param name="log">Where it logs.</param>
/// <param name="service">The service.</param>
internal sealed class Scene(TextLog log, HttpMessageHandler service)
{
    public static Scene Answering(TextLog log, params Func<HttpResponseMessage>[] script) => new(log, new StubHandler(script));

    public ManualTimeProvider Clock { get; } = new();

    /// <summary>Whether the call moves the clock itself.</summary>
    public bool MovesClock { get; init; }

    /// <summary>IAM; the service where it is not set.</summary>
    public HttpMessageHandler? Iam { get; init; }

    public Action<IoTDAClientOptions>? Configure { get; init; }

    public ITokenProvider? Tokens { get; init; }

    public IAccessKeyProvider? Keys { get; init; }

    public ITokenCache? Cache { get; init; }

    public IoTDAClient Open()
    {
        IoTDAClientOptions options = Clients.Options(new Uri("https://iotda.example"), Configure);
        options.Token = Tokens is null && Keys is null && options.IamPassword is null && options.AccessKey is null ? options.Token : null;
        return IoTDAClient.CreateUnchecked(options, new ClientSetup
        {
            Name = "east",
            Environment = new EnvironmentVariables(_ => null),
            Providers = () => Credential.OfProviders(Tokens, Keys),
            TokenCache = Cache,
            TimeProvider = Clock,
            Logger = log,
            CreatePrimary = destination => destination == Destination.Iam ? Iam ?? service : service,
        });
    }
}

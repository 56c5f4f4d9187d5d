using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.Composition;
using IoTDA.Sdk.Pipeline;

namespace IoTDA.Sdk.Tests.Testing;

/// <summary>Makes clients with options that suit a test.</summary>
internal static class Clients
{
    public const string ProjectId = "77b6a44cba5143ab91d13ab9a8ff44fd";
    public const string InstanceId = "e495cf17-ff79-4294-8f64-4d367919d665";
    public const string Token = "MIIstatic";
    public const string TaskId = "5c8ba99030344005c02316ad";

    /// <summary>What every path starts with.</summary>
    public const string Root = "/v5/iot/" + ProjectId;

    /// <summary>A client of a server, over the same chain and sockets as any other.</summary>
    public static IoTDAClient Of(Uri address, ManualTimeProvider? clock = null, Action<IoTDAClientOptions>? configure = null)
        => IoTDAClient.Create(Options(address, configure), timeProvider: clock);

    /// <inheritdoc cref="Of(Uri, ManualTimeProvider?, Action{IoTDAClientOptions}?)" />
    public static IoTDAClient Of(StubServer server, ManualTimeProvider? clock = null, Action<IoTDAClientOptions>? configure = null)
        => Of(server.Address, clock, configure);

    /// <inheritdoc cref="Of(Uri, ManualTimeProvider?, Action{IoTDAClientOptions}?)" />
    public static IoTDAClient Of(MockService service, ManualTimeProvider? clock = null, Action<IoTDAClientOptions>? configure = null)
        => Of(service.Address, clock, configure);

    /// <summary>A client of the stub server whose options nobody checks.</summary>
    public static IoTDAClient Unchecked(StubServer server, Action<IoTDAClientOptions> configure)
        => Of(PrimaryHandler.Create(), Options(server.Address, configure), null, TimeProvider.System);

    /// <summary>A client whose requests end in a handler instead of a socket.</summary>
    public static IoTDAClient Of(
        HttpMessageHandler primary, ManualTimeProvider? clock = null, Action<IoTDAClientOptions>? configure = null, ITokenProvider? tokens = null)
        => Of(primary, Options(new Uri("https://iotda.example"), configure, tokens), tokens, clock ?? TimeProvider.System);

    /// <summary>Options with everything set, no randomness in the delays (half of the random part is taken off), and one call a call.</summary>
    public static IoTDAClientOptions Options(Uri endpoint, Action<IoTDAClientOptions>? configure = null, ITokenProvider? tokens = null)
    {
        IoTDAClientOptions options = new()
        {
            Endpoint = endpoint,
            ProjectId = ProjectId,
            InstanceId = InstanceId,
            Token = tokens is null ? Token : null,
        };
        options.Recovery.Enabled = false;
        options.Resilience.Randomizer = static () => 0.5;
        configure?.Invoke(options);
        return options;
    }

    private static IoTDAClient Of(HttpMessageHandler primary, IoTDAClientOptions options, ITokenProvider? tokens, TimeProvider time)
        => IoTDAClient.CreateUnchecked(options, new ClientSetup { Providers = () => Credential.OfProviders(tokens, null), TimeProvider = time, CreatePrimary = _ => primary });

}

using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.Diagnostics;
using IoTDA.Sdk.Pipeline;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace IoTDA.Sdk.Composition;

/// <summary>What a client is made of beside its options.</summary>
internal sealed class ClientSetup
{
    /// <summary>The client's name; empty for one without.</summary>
    public string Name { get; init; } = "";

    /// <summary>The credentials beside those of the options, as they are now.</summary>
    public Func<IEnumerable<Credential>> Providers { get; init; } = static () => [];

    /// <summary>The environment's variables; <see langword="null"/> where they are another's.</summary>
    public EnvironmentVariables? Environment { get; init; } = EnvironmentVariables.OfProcess;

    /// <summary>Where tokens are shared; <see langword="null"/> shares none.</summary>
    public ITokenCache? TokenCache { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where all clients log.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Makes what comes after the client's own handlers.</summary>
    public Func<Destination, HttpMessageHandler> CreatePrimary { get; init; } = static _ => PrimaryHandler.Create();

    /// <summary>What the host does to an HTTP client.</summary>
    public Action<Destination, HttpClient> Configure { get; init; } = static (_, _) => { };

    /// <summary>What the client shows of its calls to a server.</summary>
    public ClientTelemetry TelemetryOf(Uri server) => new(Name, server, TimeProvider, Logger);

    /// <summary>The one credential of options that were checked.</summary>
    public Credential Resolve(IoTDAClientOptions options) => CredentialResolver.Resolve([], [.. options.Credentials(), .. Providers()], Environment)!;
}

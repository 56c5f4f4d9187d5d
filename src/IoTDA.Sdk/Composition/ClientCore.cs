using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.Recovery;

namespace IoTDA.Sdk.Composition;

/// <summary>What a client and all its views share: the connections, and what has to be known of every call.</summary>
internal sealed class ClientCore(IoTDAClientOptions options, Credential credential, ClientSetup setup)
{
    /// <summary>The options.</summary>
    public IoTDAClientOptions Options { get; } = options;

    /// <summary>Clock and log.</summary>
    public ClientSetup Setup { get; } = setup;

    /// <summary>The connections.</summary>
    public ClientConnection Connection { get; } = new(options, credential, setup);

    /// <summary>The tasks that callers have an answer for.</summary>
    public ClaimedIds Tasks { get; } = new(setup.TimeProvider);

    /// <summary>The files that callers have an answer for.</summary>
    public ClaimedIds Files { get; } = new(setup.TimeProvider);

    /// <summary>The service's one search a second.</summary>
    public Lazy<Pace> Searches { get; } = new(() => new Pace(TimeSpan.FromSeconds(1), setup.TimeProvider));

    /// <summary>The service's one download in 30 seconds.</summary>
    public Lazy<Pace> Downloads { get; } = new(() => new Pace(Download.Pause, setup.TimeProvider));
}

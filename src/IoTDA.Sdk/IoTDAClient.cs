using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.BatchTaskFiles;
using IoTDA.Sdk.BatchTasks;
using IoTDA.Sdk.BatchTasks.Watching;
using IoTDA.Sdk.Composition;
using IoTDA.Sdk.Diagnostics;
using IoTDA.Sdk.Pipeline;
using IoTDA.Sdk.Recovery;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk;

/// <summary>
/// A client of one IoTDA instance. Make one for each instance and share it: it is safe for any number of callers at once, and holds the
/// connections.
/// </summary>
public sealed class IoTDAClient : IDisposable
{
    private readonly ClientConnection _connection;

    /// <summary>A client whose options and credentials were checked.</summary>
    internal IoTDAClient(IoTDAClientOptions options, Credential credential, ClientSetup setup)
    {
        _connection = new ClientConnection(options, credential, setup);
        (HttpClient http, TimeProvider timeProvider, ILogger logger) = (_connection.Http, setup.TimeProvider, setup.Logger);
        RefitSettings settings = WireSettings.Create(IoTDAJsonContext.Wire.Options, _connection.Clock, timeProvider);
        LookBack LookBackWithin(TimeSpan totalTimeout) => new(options.Recovery, totalTimeout, _connection.Clock, timeProvider);
        LookBack lookBack = LookBackWithin(options.Resilience.TotalTimeout);
        IBatchTaskApi tasks = RestService.ForGenerated<IBatchTaskApi>(http, settings);
        BatchTasks = new BatchTaskClient(
            tasks,
            new BatchTaskArguments(options.ValidateRequests, timeProvider),
            new BatchTaskLookup(tasks, lookBack),
            new CreateRecovery(tasks, lookBack, options.Recovery, new ClaimedIds(timeProvider), IoTDAJsonContext.Wire.Options, logger),
            new ActionRecovery(tasks, lookBack, logger),
            new BatchTaskWatcher(options.Watch, timeProvider, tasks, logger));
        IBatchTaskFileApi files = RestService.ForGenerated<IBatchTaskFileApi>(http, settings);
        BatchTaskFiles = new BatchTaskFileClient(
            files, new UploadRecovery(files, LookBackWithin(options.Resilience.UploadTotalTimeout), new ClaimedIds(timeProvider), logger), options.ValidateRequests);
    }

    /// <summary>Creates, watches, steers and deletes batch tasks.</summary>
    public IBatchTaskClient BatchTasks { get; }

    /// <summary>Uploads, lists and deletes the files that batch tasks read.</summary>
    public IBatchTaskFileClient BatchTaskFiles { get; }

    /// <summary>A client without a container, over the same chain of handlers that <c>AddIoTDA</c> sets up. Dispose it when done.</summary>
    /// <param name="options">Where and how; not changed afterwards.</param>
    /// <param name="tokenProvider">Where tokens come from; <see langword="null"/> takes another source of credentials.</param>
    /// <param name="accessKeyProvider">Where access keys come from; <see langword="null"/> takes another source of credentials.</param>
    /// <param name="tokenCache">Where the tokens of a login by password are shared; <see langword="null"/> shares none.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> takes the system's.</param>
    /// <param name="loggerFactory">Where the client logs, under the category <c>IoTDA.Sdk</c>; <see langword="null"/> logs nothing.</param>
    /// <param name="connection">
    /// How the network of this host is passed: a proxy, a private certificate authority, a client certificate; for the service and for IAM.
    /// <see langword="null"/> takes the system's settings.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="OptionsValidationException">
    /// The options are not valid, or there is not exactly one source of credentials; the message names all of it.
    /// </exception>
    public static IoTDAClient Create(
        IoTDAClientOptions options,
        ITokenProvider? tokenProvider = null,
        IAccessKeyProvider? accessKeyProvider = null,
        ITokenCache? tokenCache = null,
        TimeProvider? timeProvider = null,
        ILoggerFactory? loggerFactory = null,
        ConnectionOptions? connection = null)
        => Create(options, new ClientSetup
        {
            Providers = () => Credential.OfProviders(tokenProvider, accessKeyProvider),
            TokenCache = tokenCache,
            TimeProvider = timeProvider ?? TimeProvider.System,
            Logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger(ClientTelemetry.Name),
            CreatePrimary = _ => connection is null ? PrimaryHandler.Create() : PrimaryHandler.Create(connection),
        });

    internal static IoTDAClient Create(IoTDAClientOptions options, ClientSetup setup)
    {
        ArgumentNullException.ThrowIfNull(options);
        ValidateOptionsResult result = IoTDAClientOptionsValidator.Validate(Options.DefaultName, options, setup.Providers(), setup.Environment);
        return result.Failed
            ? throw new OptionsValidationException(Options.DefaultName, typeof(IoTDAClientOptions), result.Failures)
            : CreateUnchecked(options, setup);
    }

    internal static IoTDAClient CreateUnchecked(IoTDAClientOptions options, ClientSetup setup) => new(options, setup.Resolve(options), setup);

    /// <inheritdoc cref="ClientConnection.TryRenew" />
    internal bool TryRenew(Credential credential) => _connection.TryRenew(credential);

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _connection.Dispose();
}

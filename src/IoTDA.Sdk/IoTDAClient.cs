using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.BatchTaskFiles;
using IoTDA.Sdk.BatchTasks;
using IoTDA.Sdk.BatchTasks.Watching;
using IoTDA.Sdk.Composition;
using IoTDA.Sdk.DeviceGroups;
using IoTDA.Sdk.Devices;
using IoTDA.Sdk.Diagnostics;
using IoTDA.Sdk.ExportTasks;
using IoTDA.Sdk.Packages;
using IoTDA.Sdk.Pipeline;
using IoTDA.Sdk.Products;
using IoTDA.Sdk.Recovery;
using IoTDA.Sdk.ResourceSpaces;
using IoTDA.Sdk.Searching;
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
    /// <summary>The interface and the property of each family: a container gives them all.</summary>
    internal static readonly (Type Type, Func<IoTDAClient, object> Of)[] Families =
    [
        (typeof(IBatchTaskClient), static client => client.BatchTasks),
        (typeof(IBatchTaskFileClient), static client => client.BatchTaskFiles),
        (typeof(IDeviceClient), static client => client.Devices),
        (typeof(IDeviceGroupClient), static client => client.DeviceGroups),
        (typeof(IPackageClient), static client => client.Packages),
        (typeof(IResourceSpaceClient), static client => client.ResourceSpaces),
        (typeof(IProductClient), static client => client.Products),
        (typeof(IDeviceSearchClient), static client => client.DeviceSearch),
        (typeof(IExportTaskClient), static client => client.ExportTasks),
    ];

    private readonly ClientConnection _connection;
    private readonly RefitSettings _settings;
    private readonly bool _validate;
    private readonly TimeProvider _timeProvider;

    /// <summary>A client whose options and credentials were checked.</summary>
    internal IoTDAClient(IoTDAClientOptions options, Credential credential, ClientSetup setup)
    {
        _connection = new ClientConnection(options, credential, setup);
        _validate = options.ValidateRequests;
        _timeProvider = setup.TimeProvider;
        _settings = WireSettings.Create(IoTDAJsonContext.Wire.Options, _connection.Clock, _timeProvider);
        ClientTelemetry telemetry = _connection.Telemetry;
        LookBack LookBackWithin(TimeSpan totalTimeout) => new(options.Recovery, totalTimeout, _connection.Clock, _timeProvider);
        LookBack lookBack = LookBackWithin(options.Resilience.TotalTimeout);
        IBatchTaskApi tasks = Api<IBatchTaskApi>();
        BatchTasks = new BatchTaskClient(
            tasks,
            new BatchTaskArguments(_validate, _connection.Clock),
            new BatchTaskLookup(tasks, lookBack, telemetry),
            new CreateRecovery(tasks, lookBack, options.Recovery, new ClaimedIds(_timeProvider), IoTDAJsonContext.Wire.Options, telemetry),
            new ActionRecovery(tasks, lookBack, telemetry),
            new BatchTaskWatcher(options.Watch, tasks, telemetry));
        IBatchTaskFileApi files = Api<IBatchTaskFileApi>();
        BatchTaskFiles = new BatchTaskFileClient(
            files, new UploadRecovery(files, LookBackWithin(options.Resilience.UploadTotalTimeout), new ClaimedIds(_timeProvider), telemetry), _validate);
    }

    /// <summary>Creates, watches, steers and deletes batch tasks.</summary>
    public IBatchTaskClient BatchTasks { get; }

    /// <summary>Uploads, lists and deletes the files that batch tasks read.</summary>
    public IBatchTaskFileClient BatchTaskFiles { get; }

    /// <summary>Lists and shows devices.</summary>
    public IDeviceClient Devices => field ?? Keep(ref field, new DeviceClient(Api<IDeviceApi>(), _validate));

    /// <summary>Lists device groups and the devices in them.</summary>
    public IDeviceGroupClient DeviceGroups => field ?? Keep(ref field, new DeviceGroupClient(Api<IDeviceGroupApi>(), _validate));

    /// <summary>Lists and shows OTA packages, which upgrades install.</summary>
    public IPackageClient Packages => field ?? Keep(ref field, new PackageClient(Api<IPackageApi>(), _validate));

    /// <summary>Lists resource spaces.</summary>
    public IResourceSpaceClient ResourceSpaces => field ?? Keep(ref field, new ResourceSpaceClient(Api<IResourceSpaceApi>()));

    /// <summary>Lists products.</summary>
    public IProductClient Products => field ?? Keep(ref field, new ProductClient(Api<IProductApi>(), _validate));

    /// <summary>Searches devices by conditions, and counts them.</summary>
    public IDeviceSearchClient DeviceSearch => field ?? Keep(ref field, new DeviceSearchClient(Api<IDeviceSearchApi>(), _validate, _timeProvider));

    /// <summary>Exports the results of batch tasks as sheets.</summary>
    public IExportTaskClient ExportTasks => field ?? Keep(ref field, new ExportTaskClient(Api<IExportTaskApi>(), _validate, _timeProvider));

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

    // Families that are not used cost nothing; of two that are made at once, the first is everybody's.
    private static T Keep<T>(ref T? place, T made)
        where T : class
        => Interlocked.CompareExchange(ref place, made, null) ?? made;

    private T Api<T>() => RestService.ForGenerated<T>(_connection.Http, _settings);
}

using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.BatchTaskFiles;
using IoTDA.Sdk.BatchTasks;
using IoTDA.Sdk.BatchTasks.Watching;
using IoTDA.Sdk.Calls;
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

    private readonly ClientCore _core;
    private readonly CallTuning? _tuning;
    private readonly RefitSettings _settings;

    /// <summary>A client whose options and credentials were checked. What nearly everybody uses is made at once, and not in the first call.</summary>
    internal IoTDAClient(IoTDAClientOptions options, Credential credential, ClientSetup setup)
        : this(new ClientCore(options, credential, setup), null)
        => (_, _) = (BatchTasks, BatchTaskFiles);

    private IoTDAClient(ClientCore core, CallTuning? tuning)
    {
        _core = core;
        _tuning = tuning;
        _settings = Settings(tuning);
    }

    /// <summary>Creates, watches, steers and deletes batch tasks.</summary>
    public IBatchTaskClient BatchTasks => field ?? Keep(ref field, MakeBatchTasks());

    /// <summary>Uploads, lists and deletes the files that batch tasks read.</summary>
    public IBatchTaskFileClient BatchTaskFiles => field ?? Keep(ref field, MakeBatchTaskFiles());

    /// <summary>Lists and shows devices.</summary>
    public IDeviceClient Devices => field ?? Keep(ref field, new DeviceClient(Api<IDeviceApi>(), IsValidating));

    /// <summary>Lists device groups and the devices in them.</summary>
    public IDeviceGroupClient DeviceGroups => field ?? Keep(ref field, new DeviceGroupClient(Api<IDeviceGroupApi>(), IsValidating));

    /// <summary>Lists and shows OTA packages, which upgrades install.</summary>
    public IPackageClient Packages => field ?? Keep(ref field, new PackageClient(Api<IPackageApi>(), IsValidating));

    /// <summary>Lists resource spaces.</summary>
    public IResourceSpaceClient ResourceSpaces => field ?? Keep(ref field, new ResourceSpaceClient(Api<IResourceSpaceApi>()));

    /// <summary>Lists products.</summary>
    public IProductClient Products => field ?? Keep(ref field, new ProductClient(Api<IProductApi>(), IsValidating));

    /// <summary>Searches devices by conditions, and counts them.</summary>
    public IDeviceSearchClient DeviceSearch => field ?? Keep(ref field, new DeviceSearchClient(Api<IDeviceSearchApi>(), IsValidating, _core.Searches.Value));

    /// <summary>Exports the results of batch tasks as sheets.</summary>
    public IExportTaskClient ExportTasks => field ?? Keep(ref field, new ExportTaskClient(Api<IExportTaskApi>(), IsValidating, _core.Options.MaxDownloadSize, _core.Downloads.Value));

    private bool IsValidating => _core.Options.ValidateRequests;

    /// <summary>
    /// A view of this client whose calls have other options: for one call, <c>client.With(new CallOptions { MaxAttempts = 1 }).BatchTasks.GetAsync(id)</c>; or kept, for a part of
    /// the application. It is cheap, and may be made for each call. Of a view, <c>With</c> makes a view that has the options of both; where both set one, the later counts, headers are
    /// put together, and both callbacks are called.
    /// </summary>
    /// <param name="options">What is different; not changed afterwards. What is <see langword="null"/> in it stays as it is.</param>
    /// <returns>The view. It shares connections, credentials, retry budget and rate limit with this client, and does not own them: to dispose it does nothing.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="OptionsValidationException">The options are not valid; the message names all that is wrong.</exception>
    public IoTDAClient With(CallOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new IoTDAClient(_core, CallOptionsRules.Apply(options, _tuning ?? CallTuning.None, _core.Options.Resilience));
    }

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
    /// <example>
    /// <code language="csharp">
    /// using IoTDAClient client = IoTDAClient.Create(new IoTDAClientOptions
    /// {
    ///     // The console shows it under Overview, Access Details.
    ///     Endpoint = new Uri("https://1a2b3c4d5e.st1.iotda-app.ap-southeast-1.myhuaweicloud.com"),
    ///     ProjectId = "0123456789abcdef0123456789abcdef",
    ///     IamPassword = new IamPasswordOptions { DomainName = "acme", UserName = "robot", Password = "..." },
    /// });
    ///
    /// await foreach (Device device in client.Devices.ListAsync())
    /// {
    ///     Console.WriteLine($"{device.DeviceId}: {device.Status}");
    /// }
    /// </code>
    /// </example>
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
    internal bool TryRenew(Credential credential) => _core.Connection.TryRenew(credential);

    /// <summary>Closes the connections, of all views too. A view closes nothing.</summary>
    public void Dispose()
    {
        if (_tuning is null)
        {
            _core.Connection.Dispose();
        }
    }

    // Families that are not used cost nothing; of two that are made at once, the first is everybody's.
    private static T Keep<T>(ref T? place, T made)
        where T : class
        => Interlocked.CompareExchange(ref place, made, null) ?? made;

    private BatchTaskClient MakeBatchTasks()
    {
        LookBack lookBack = LookBackWithin(_core.Options.Resilience.TotalTimeout);
        IBatchTaskApi api = Api<IBatchTaskApi>();
        IBatchTaskApi again = OnSamePermit(api);
        ClientTelemetry telemetry = _core.Connection.Telemetry;
        return new BatchTaskClient(
            api,
            new BatchTaskArguments(IsValidating, _core.Connection.Clock),
            new BatchTaskLookup(api, lookBack, telemetry),
            new CreateRecovery(api, again, lookBack, _core.Options.Recovery, _core.Tasks, IoTDAJsonContext.Wire.Options, telemetry),
            new ActionRecovery(api, again, lookBack, telemetry),
            new BatchTaskWatcher(_core.Options.Watch, api, telemetry));
    }

    private BatchTaskFileClient MakeBatchTaskFiles()
    {
        IBatchTaskFileApi api = Api<IBatchTaskFileApi>();
        return new BatchTaskFileClient(
            api,
            new UploadRecovery(api, OnSamePermit(api), LookBackWithin(_core.Options.Resilience.UploadTotalTimeout), _core.Files, _core.Connection.Telemetry),
            IsValidating);
    }

    private LookBack LookBackWithin(TimeSpan totalTimeout) => new(
        _tuning?.Recovery is { } on ? _core.Options.Recovery.Switched(on) : _core.Options.Recovery,
        _tuning?.TotalTimeout ?? totalTimeout,
        _core.Connection.Clock,
        _core.Setup.TimeProvider);

    // Calls that settle what became of another, which has its permit.
    private T OnSamePermit<T>(T api)
        => _core.Connection.IsLimited
            ? RestService.ForGenerated<T>(_core.Connection.Http, Settings((_tuning ?? CallTuning.None) with { TakesNoPermit = true }))
            : api;

    private T Api<T>() => RestService.ForGenerated<T>(_core.Connection.Http, _settings);

    private RefitSettings Settings(CallTuning? tuning)
        => WireSettings.Create(IoTDAJsonContext.Wire.Options, _core.Connection.Clock, _core.Setup.TimeProvider, tuning);
}

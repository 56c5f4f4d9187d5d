using IoTDA.Sdk.Authentication;
using IoTDA.Sdk.BatchTaskFiles;
using IoTDA.Sdk.BatchTasks;
using IoTDA.Sdk.DependencyInjection;
using IoTDA.Sdk.Diagnostics;
using IoTDA.Sdk.Reconciliation;
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
    private readonly HttpClient _http;

    internal IoTDAClient(HttpClient http, IoTDAClientOptions options, TimeProvider timeProvider, ILogger logger)
    {
        _http = http;
        string baseAddress = $"{options.Endpoint!.GetLeftPart(UriPartial.Authority)}/v5/iot/{Uri.EscapeDataString(options.ProjectId!)}";
        var serviceClock = new ServiceClock(timeProvider);
        var invoker = new ApiInvoker(http, baseAddress, IoTDAJsonContext.Wire.Options, serviceClock, timeProvider);
        var uncertainty = new Uncertainty(options.Reconciliation, serviceClock, timeProvider);
        var tasks = new BatchTaskApi(invoker);
        BatchTasks = new BatchTaskClient(
            tasks,
            new BatchTaskArguments(options.ValidateRequests, timeProvider),
            new CreateReconciler(tasks, uncertainty, options.Reconciliation.TaskNamesAreUnique, new KnownIds(timeProvider), logger),
            new ActionReconciler(tasks, uncertainty, logger),
            new BatchTaskWatcher(options.Watch, timeProvider, tasks, logger));
        var files = new BatchTaskFileApi(invoker);
        BatchTaskFiles = new BatchTaskFileClient(
            files, new UploadReconciler(files, uncertainty, new KnownIds(timeProvider), logger), options.ValidateRequests);
    }

    /// <summary>Creates, watches, steers and deletes batch tasks.</summary>
    public IBatchTaskClient BatchTasks { get; }

    /// <summary>Uploads, lists and deletes the files that batch tasks read.</summary>
    public IBatchTaskFileClient BatchTaskFiles { get; }

    /// <summary>A client without a container, over the same chain of handlers that <c>AddIoTDA</c> sets up. Dispose it when done.</summary>
    /// <param name="options">Where and how; not changed afterwards.</param>
    /// <param name="tokenProvider">Where tokens come from; <see langword="null"/> takes <see cref="IoTDAClientOptions.Token"/>.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> takes the system's.</param>
    /// <param name="loggerFactory">Where the client logs, under the category <c>IoTDA.Sdk</c>; <see langword="null"/> logs nothing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="OptionsValidationException">The options are not valid, or there are no credentials; the message names all of it.</exception>
    public static IoTDAClient Create(
        IoTDAClientOptions options,
        ITokenProvider? tokenProvider = null,
        TimeProvider? timeProvider = null,
        ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ValidateOptionsResult result = new IoTDAClientOptionsValidator().Validate(Options.DefaultName, options);
        if (result.Failed)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(IoTDAClientOptions), result.Failures);
        }

        timeProvider ??= TimeProvider.System;
        ILogger logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger(ClientTelemetry.Name);
        HttpMessageHandler chain = HandlerChain.Connect(
            HandlerChain.Create(options, HandlerChain.TokenProvider(Options.DefaultName, options, tokenProvider), timeProvider, logger),
            HandlerChain.CreatePrimary());
        return new IoTDAClient(HandlerChain.Configure(new HttpClient(chain, disposeHandler: true)), options, timeProvider, logger);
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();
}

using IoTDA.Sdk.Authentication;
using IoTDA.Sdk.BatchTaskFiles;
using IoTDA.Sdk.BatchTasks;
using IoTDA.Sdk.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk;

/// <summary>
/// A client of one IoTDA instance. Make one for each instance and share it: it is safe for any number of callers at once, and holds the
/// connections.
/// </summary>
public sealed class IoTDAClient : IDisposable
{
    private readonly HttpClient _http;

    internal IoTDAClient(HttpClient http, IoTDAClientOptions options, TimeProvider timeProvider)
    {
        _http = http;
        string baseAddress = $"{options.Endpoint!.GetLeftPart(UriPartial.Authority)}/v5/iot/{Uri.EscapeDataString(options.ProjectId!)}";
        var invoker = new ApiInvoker(http, baseAddress, IoTDAJsonContext.Wire.Options, timeProvider);
        BatchTasks = new BatchTaskClient(
            new BatchTaskApi(invoker), new BatchTaskArguments(options.ValidateRequests, timeProvider), options.Watch, timeProvider);
        BatchTaskFiles = new BatchTaskFileClient(new BatchTaskFileApi(invoker), options.ValidateRequests);
    }

    /// <summary>Creates, watches, steers and deletes batch tasks.</summary>
    public IBatchTaskClient BatchTasks { get; }

    /// <summary>Uploads, lists and deletes the files that batch tasks read.</summary>
    public IBatchTaskFileClient BatchTaskFiles { get; }

    /// <summary>A client without a container, over the same chain of handlers that <c>AddIoTDA</c> sets up. Dispose it when done.</summary>
    /// <param name="options">Where and how; not changed afterwards.</param>
    /// <param name="tokenProvider">Where tokens come from; <see langword="null"/> takes <see cref="IoTDAClientOptions.Token"/>.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> takes the system's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="OptionsValidationException">The options are not valid, or there are no credentials; the message names all of it.</exception>
    public static IoTDAClient Create(IoTDAClientOptions options, ITokenProvider? tokenProvider = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ValidateOptionsResult result = new IoTDAClientOptionsValidator().Validate(Options.DefaultName, options);
        if (result.Failed)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(IoTDAClientOptions), result.Failures);
        }

        timeProvider ??= TimeProvider.System;
        HttpMessageHandler chain = HandlerChain.Connect(
            HandlerChain.Create(options, HandlerChain.TokenProvider(Options.DefaultName, options, tokenProvider), timeProvider),
            HandlerChain.CreatePrimary());
        return new IoTDAClient(HandlerChain.Configure(new HttpClient(chain, disposeHandler: true)), options, timeProvider);
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();
}

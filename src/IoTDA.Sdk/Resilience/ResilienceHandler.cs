using System.Globalization;
using System.Net;
using IoTDA.Sdk.Diagnostics;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace IoTDA.Sdk.Resilience;

/// <summary>
/// Sends a request through the pipeline: total timeout, retries, timeout of each try. The outermost of the SDK's handlers, so that each
/// try gets a fresh token or signature.
/// </summary>
internal sealed class ResilienceHandler : DelegatingHandler
{
    private readonly ResilienceOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly RetryBudget _budget;
    private readonly int _maxResponseSize;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    public ResilienceHandler(ResilienceOptions options, int maxResponseSize, TimeProvider timeProvider, ILogger logger)
    {
        _maxResponseSize = maxResponseSize;
        _logger = logger;
        _options = options;
        _timeProvider = timeProvider;
        _budget = new RetryBudget(options.RetryBudget);
        _pipeline = Build(options, new RetryRule(options, _budget, timeProvider, logger), timeProvider);
    }

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        bool isUpload = request.Content is MultipartContent;
        var state = new TryState(
            request,
            _timeProvider.GetTimestamp(),
            isUpload ? _options.UploadTryTimeout : _options.TryTimeout,
            isUpload ? _options.UploadTotalTimeout : _options.TotalTimeout);
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(TryState.Key, state);
        try
        {
            Outcome<HttpResponseMessage> outcome = await _pipeline.ExecuteOutcomeAsync(
                static async (context, handler) =>
                {
                    TryState state = context.Properties.GetValue(TryState.Key, null!);
                    state.Tries++;
                    try
                    {
                        // A try ends when the answer's body is complete.
                        HttpResponseMessage response = await handler.SendOnceAsync(state.Request, context.CancellationToken).ConfigureAwait(false);
                        await ResponseBuffer.LoadAsync(response, handler._maxResponseSize, context.CancellationToken).ConfigureAwait(false);
                        return Outcome.FromResult(response);
                    }
#pragma warning disable CA1031 // an outcome carries any exception; it is thrown again below
                    catch (Exception exception)
#pragma warning restore CA1031
                    {
                        return Outcome.FromException<HttpResponseMessage>(exception);
                    }
                },
                context,
                this).ConfigureAwait(false);
            if (outcome.Exception is TimeoutRejectedException timeout && !cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException(
                    string.Create(CultureInfo.InvariantCulture, $"limit {timeout.Timeout.TotalSeconds:0.###} s, try {state.Tries}"), timeout);
            }

            outcome.ThrowIfException();
            if (_logger.IsEnabled(LogLevel.Debug))
            {
                TryReport.LogAnswer(_logger, state, outcome.Result!, _timeProvider);
            }

            HttpResponseMessage response = DoneByEarlierTry(state, outcome.Result!);
            response.RequestMessage = request;
            if (response.IsSuccessStatusCode)
            {
                _budget.Refill(state.Spent);
            }

            return response;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>What a delete does not find after a try that may have been executed is deleted: by that try.</summary>
    private HttpResponseMessage DoneByEarlierTry(TryState state, HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.NotFound || state.Request.Method != HttpMethod.Delete || !state.MayHaveExecuted)
        {
            return response;
        }

        response.Dispose();
        Log.DeletedByEarlierTry(_logger, ApiOperation.NameOf(state.Request), state.Tries);
        return new HttpResponseMessage(HttpStatusCode.NoContent) { RequestMessage = state.Request };
    }

    private Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => base.SendAsync(request, cancellationToken);

    private static ResiliencePipeline<HttpResponseMessage> Build(ResilienceOptions options, RetryRule rule, TimeProvider timeProvider)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { Name = "IoTDA.Sdk", TimeProvider = timeProvider };
        builder.AddTimeout(new TimeoutStrategyOptions
        {
            Name = "Total",
            TimeoutGenerator = static args => ValueTask.FromResult(StateOf(args.Context).TotalTimeout),
        });
        if (options.MaxTries > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                Name = "Tries",
                MaxRetryAttempts = options.MaxTries - 1,
                ShouldHandle = args => ValueTask.FromResult(rule.ShouldRetry(StateOf(args.Context), args.Outcome)),
                DelayGenerator = static args => ValueTask.FromResult<TimeSpan?>(StateOf(args.Context).NextDelay),
            });
        }

        builder.AddTimeout(new TimeoutStrategyOptions
        {
            Name = "Try",
            TimeoutGenerator = static args => ValueTask.FromResult(StateOf(args.Context).TryTimeout),
        });
        return builder.Build();
    }

    private static TryState StateOf(ResilienceContext context) => context.Properties.GetValue(TryState.Key, null!);
}

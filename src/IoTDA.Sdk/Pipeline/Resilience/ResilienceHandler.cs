using System.Globalization;
using System.Net;
using IoTDA.Sdk.Diagnostics;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace IoTDA.Sdk.Pipeline.Resilience;

/// <summary>
/// Sends a request through the pipeline: total timeout, retries, timeout of each attempt. The outermost of the SDK's handlers, so that each
/// attempt gets a fresh token or signature.
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
        var state = new CallState(
            request,
            _timeProvider.GetTimestamp(),
            isUpload ? _options.UploadAttemptTimeout : _options.AttemptTimeout,
            isUpload ? _options.UploadTotalTimeout : _options.TotalTimeout);
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(CallState.Key, state);
        try
        {
            Outcome<HttpResponseMessage> outcome = await _pipeline.ExecuteOutcomeAsync(
                static async (context, handler) =>
                {
                    CallState state = context.Properties.GetValue(CallState.Key, null!);
                    state.Attempts++;
                    try
                    {
                        // An attempt ends when the answer's body is complete.
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
                    string.Create(CultureInfo.InvariantCulture, $"limit {timeout.Timeout.TotalSeconds:0.###} s, attempt {state.Attempts}"), timeout);
            }

            outcome.ThrowIfException();
            if (_logger.IsEnabled(LogLevel.Debug))
            {
                AttemptTelemetry.LogAnswer(_logger, state, outcome.Result!, _timeProvider);
            }

            HttpResponseMessage response = DoneByEarlierAttempt(state, outcome.Result!);
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

    /// <summary>What a delete does not find after an attempt that may have been executed is deleted: by that attempt.</summary>
    private HttpResponseMessage DoneByEarlierAttempt(CallState state, HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.NotFound || state.Request.Method != HttpMethod.Delete || !state.MayHaveExecuted)
        {
            return response;
        }

        response.Dispose();
        Log.DeletedByEarlierAttempt(_logger, ApiOperation.NameOf(state.Request), state.Attempts);
        return new HttpResponseMessage(HttpStatusCode.NoContent) { RequestMessage = state.Request };
    }

    private Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => base.SendAsync(request, cancellationToken);

    internal static ResiliencePipeline<HttpResponseMessage> Build(ResilienceOptions options, RetryRule rule, TimeProvider timeProvider)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { Name = "IoTDA.Sdk", TimeProvider = timeProvider };
        builder.AddTimeout(new TimeoutStrategyOptions
        {
            Name = "Total",
            TimeoutGenerator = static args => ValueTask.FromResult(StateOf(args.Context).TotalTimeout),
        });
        if (options.MaxAttempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                Name = "Attempts",
                MaxRetryAttempts = options.MaxAttempts - 1,
                ShouldHandle = args => ValueTask.FromResult(rule.ShouldRetry(StateOf(args.Context), args.Outcome)),
                DelayGenerator = static args => ValueTask.FromResult<TimeSpan?>(StateOf(args.Context).NextDelay),
            });
        }

        builder.AddTimeout(new TimeoutStrategyOptions
        {
            Name = "Attempt",
            TimeoutGenerator = static args => ValueTask.FromResult(StateOf(args.Context).AttemptTimeout),
        });
        return builder.Build();
    }

    private static CallState StateOf(ResilienceContext context) => context.Properties.GetValue(CallState.Key, null!);
}

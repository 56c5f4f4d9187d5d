using System.Globalization;
using System.Net;
using IoTDA.Sdk.Diagnostics;
using Polly;
using Polly.Timeout;

namespace IoTDA.Sdk.Pipeline.Resilience;

/// <summary>
/// Sends a request through the pipeline: retries, timeout of each attempt. The outermost of the SDK's handlers, so that each
/// attempt gets a fresh token or signature.
/// </summary>
internal sealed class ResilienceHandler : DelegatingHandler
{
    private readonly ResilienceOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly RetryBudget _budget;
    private readonly AttemptReport _report;
    private readonly int _maxResponseSize;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly Lazy<ResiliencePipeline<HttpResponseMessage>> _longest;

    public ResilienceHandler(ResilienceOptions options, int maxResponseSize, ServiceClock clock, ClientTelemetry telemetry)
    {
        _maxResponseSize = maxResponseSize;
        _options = options;
        _timeProvider = telemetry.TimeProvider;
        _budget = new RetryBudget(options.RetryBudget);
        var rule = new RetryRule(options, _budget);
        _report = new AttemptReport(options, clock, rule, telemetry);
        _pipeline = ResiliencePipelines.Create(options, rule, _budget, _report, clock, _timeProvider);
        _longest = new(() => ResiliencePipelines.Create(
            options.Attempting(ResilienceOptionsRules.MostAttempts), rule, _budget, _report, clock, _timeProvider));
    }

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        bool isUpload = request.Content is MultipartContent;
        var call = ApiCall.Of(request);
        CallTuning? tuning = (call as TunedCall)?.Tuning;
        var state = new CallState(
            this,
            request,
            call,
            _timeProvider,
            tuning?.AttemptTimeout ?? (isUpload ? _options.UploadAttemptTimeout : _options.AttemptTimeout),
            tuning?.TotalTimeout ?? _options.TotalTimeoutOf(isUpload, call));
        ResiliencePipeline<HttpResponseMessage> pipeline = tuning?.MaxAttempts > _options.MaxAttempts ? _longest.Value : _pipeline;
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(CallState.Key, state);
        try
        {
            Outcome<HttpResponseMessage> outcome = await pipeline.ExecuteOutcomeAsync(
                static async (context, state) =>
                {
                    state.Begin();
                    try
                    {
                        // An attempt ends when the answer's body is complete.
                        HttpResponseMessage response;
                        if (state.Call is { Operation.IsDownload: true })
                        {
                            response = await state.Handler.DownloadOnceAsync(state, context.CancellationToken).ConfigureAwait(false);
                        }
                        else
                        {
                            response = await state.Handler.SendOnceAsync(state.Request, context.CancellationToken).ConfigureAwait(false);
                            ThrowIfForeign(state, response);
                            await ResponseBuffer.LoadAsync(response, state.Call, state.Handler._maxResponseSize, context.CancellationToken).ConfigureAwait(false);
                        }

                        response.RequestMessage = state.Request;
                        state.End(response, null);
                        return Outcome.FromResult(response);
                    }
#pragma warning disable CA1031 // an outcome carries any exception; it is thrown again below
                    catch (Exception exception)
#pragma warning restore CA1031
                    {
                        state.End(null, exception);
                        return Outcome.FromException<HttpResponseMessage>(exception);
                    }
                },
                context,
                state).ConfigureAwait(false);
            _report.Ended(state, outcome);
            (state.Call as TunedCall)?.Observe(state.Attempts, outcome.Result);
            if (outcome.Exception is TimeoutRejectedException timeout && !cancellationToken.IsCancellationRequested)
            {
                throw TimedOut(state, timeout);
            }

            outcome.ThrowIfException();
            HttpResponseMessage response = DoneByEarlierAttempt(state, outcome.Result!);
            if (response.IsSuccessStatusCode)
            {
                _budget.Refill(state.Spent);
            }

            return response;
        }
        finally
        {
            request.RequestUri = state.Address;
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Refuses what another origin has answered: credentials and body have gone there, and its words are not the service's.</summary>
    private static void ThrowIfForeign(CallState state, HttpResponseMessage response)
    {
        if (response.RequestMessage?.RequestUri is { } answered && !ReferenceEquals(answered, state.Address) && answered.IsAbsoluteUri
            && Uri.Compare(answered, state.Address, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) != 0)
        {
            response.Dispose();
            throw new ForeignAnswerException(state.Address, answered);
        }
    }

    private static Exception TimedOut(CallState state, TimeoutRejectedException timeout)
    {
        string limit = string.Create(CultureInfo.InvariantCulture, $"limit {state.LimitOf(timeout.Timeout).TotalSeconds:0.###} s, attempt {state.Attempts}");
        return state.Call is { Ticket: null } call
            ? new IoTDACredentialException(
                call.Operation.Name, $"they did not come in time ({limit}).", isTransient: true, call.MayHaveExecuted, timeout)
            : new TimeoutException(limit, timeout);
    }

    /// <summary>What a delete does not find after an attempt that may have been executed is deleted: by that attempt.</summary>
    private HttpResponseMessage DoneByEarlierAttempt(CallState state, HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.NotFound || state.Request.Method != HttpMethod.Delete || state.Call is not { MayHaveExecuted: true })
        {
            return response;
        }

        response.Dispose();
        _report.DeletedByEarlierAttempt(state);
        return new HttpResponseMessage(HttpStatusCode.NoContent) { RequestMessage = state.Request };
    }

    private async Task<HttpResponseMessage> DownloadOnceAsync(CallState state, CancellationToken cancellationToken)
    {
        Download download = state.Download!;
        download.BeginAttempt();
        using StallLimit limit = state.LimitWaits(cancellationToken);
        try
        {
            HttpResponseMessage response = await SendOnceAsync(state.Request, limit.Token).ConfigureAwait(false);
            ThrowIfForeign(state, response);
            await (response.IsSuccessStatusCode
                ? download.ReceiveAsync(response, state.Call!.Operation, limit)
                : ResponseBuffer.LoadAsync(response, state.Call, _maxResponseSize, limit.Token)).ConfigureAwait(false);
            return response;
        }
        catch (OperationCanceledException exception) when (limit.IsOver)
        {
            throw new TimeoutRejectedException(exception.Message, limit.Time, exception);
        }
        finally
        {
            download.EndAttempt();
        }
    }

    private Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => base.SendAsync(request, cancellationToken);
}

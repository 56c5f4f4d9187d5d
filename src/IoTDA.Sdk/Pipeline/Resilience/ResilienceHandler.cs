using System.Globalization;
using System.Net;
using IoTDA.Sdk.Diagnostics;
using Polly;

namespace IoTDA.Sdk.Pipeline.Resilience;

/// <summary>
/// Runs the attempts of a call, each under its own time. Around the handlers that add credentials, so that each attempt gets a fresh token or
/// signature.
/// </summary>
internal sealed class ResilienceHandler : DelegatingHandler
{
    private readonly ResilienceOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly RetryBudget _budget;
    private readonly AttemptReport _report;
    private readonly int _maxResponseSize;
    private readonly Lazy<ResiliencePipeline<HttpResponseMessage>> _retries;

    public ResilienceHandler(ResilienceOptions options, int maxResponseSize, ServiceClock clock, ClientTelemetry telemetry)
    {
        _maxResponseSize = maxResponseSize;
        _options = options;
        _timeProvider = telemetry.TimeProvider;
        _budget = new RetryBudget(options.RetryBudget);
        var rule = new RetryRule(options, _budget);
        _report = new AttemptReport(options, clock, rule, telemetry);
        _retries = new(() => RetryPipeline.Create(options, rule, _budget, _report, clock, _timeProvider));
    }

    /// <inheritdoc />
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<HttpResponseMessage>(cancellationToken);
        }

        bool isUpload = request.Content is MultipartContent;
        var call = ApiCall.Of(request);
        CallTuning? tuning = (call as TunedCall)?.Tuning;
        var state = new CallState(
            request,
            call,
            _timeProvider,
            tuning?.AttemptTimeout ?? (isUpload ? _options.UploadAttemptTimeout : _options.AttemptTimeout),
            tuning?.TotalTimeout ?? _options.TotalTimeoutOf(isUpload, call));
        return AttemptAsync(state, cancellationToken);
    }

    /// <summary>
    /// One attempt, under its own time. It ends when the answer's body is complete. The first is the call, with those that may have to follow: most calls have
    /// no other, and are spared a frame.
    /// </summary>
    private async Task<HttpResponseMessage> AttemptAsync(CallState state, CancellationToken cancellationToken)
    {
        TimeSpan limit = state.NextTimeout();
        state.Begin();
        bool isFirst = state.Attempts == 1;
        Outcome<HttpResponseMessage> outcome;
        using (CancellationTokenSource deadline = _timeProvider.CreateCancellationTokenSource(limit))
        using (cancellationToken.Register(static deadline => ((CancellationTokenSource)deadline!).Cancel(), deadline))
        {
            try
            {
                HttpResponseMessage response;
                if (state.Download is { } download)
                {
                    response = await DownloadAsync(state, download, deadline.Token).ConfigureAwait(false);
                }
                else
                {
                    response = await base.SendAsync(state.Request, deadline.Token).ConfigureAwait(false);
                    if (state.Call?.Check is { } credentials)
                    {
                        response = await credentials.CheckAsync(state.Request, response, deadline.Token).ConfigureAwait(false);
                    }

                    ThrowIfForeign(state, response);
                    await ResponseBuffer.LoadAsync(response, state.Call, _maxResponseSize, deadline.Token).ConfigureAwait(false);
                }

                response.RequestMessage = state.Request;
                state.End(response, null);
                outcome = Outcome.FromResult(response);
            }
#pragma warning disable CA1031 // an outcome carries any exception; it is thrown again by the call
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Exception failure = exception is OperationCanceledException && deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested
                    ? new AttemptTimeoutException(limit, exception)
                    : exception;
                state.End(null, failure);
                outcome = Outcome.FromException<HttpResponseMessage>(failure);
            }
        }

        if (isFirst)
        {
            if (outcome.Result is not { IsSuccessStatusCode: true })
            {
                outcome = await RetryAsync(state, outcome, cancellationToken).ConfigureAwait(false);
            }

            return Result(state, outcome, cancellationToken);
        }

        outcome.ThrowIfException();
        return outcome.Result!;
    }

    /// <summary>Lets the pipeline judge a first attempt that failed, and run those that follow. A call that succeeds at once does without it.</summary>
    private async Task<Outcome<HttpResponseMessage>> RetryAsync(CallState state, Outcome<HttpResponseMessage> first, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(CallState.Key, state);
        try
        {
            bool judged = false;
            Outcome<HttpResponseMessage> last = await _retries.Value.ExecuteOutcomeAsync(
                async (context, state) =>
                {
                    if (!judged)
                    {
                        judged = true;
                        return first;
                    }

                    try
                    {
                        return Outcome.FromResult(await AttemptAsync(state, context.CancellationToken).ConfigureAwait(false));
                    }
#pragma warning disable CA1031 // an outcome carries any exception
                    catch (Exception exception)
#pragma warning restore CA1031
                    {
                        return Outcome.FromException<HttpResponseMessage>(exception);
                    }
                },
                context,
                state).ConfigureAwait(false);

            // The pipeline does not begin what is cancelled.
            return judged ? last : first;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>What the call's last outcome is to the caller.</summary>
    private HttpResponseMessage Result(CallState state, Outcome<HttpResponseMessage> outcome, CancellationToken cancellationToken)
    {
        _report.Ended(state, outcome);
        (state.Call as TunedCall)?.Observe(state.Attempts, outcome.Result);
        if (outcome.Exception is AttemptTimeoutException timeout && !cancellationToken.IsCancellationRequested)
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

    private async Task<HttpResponseMessage> DownloadAsync(CallState state, Download download, CancellationToken cancellationToken)
    {
        download.BeginAttempt();
        using StallLimit limit = state.LimitWaits(cancellationToken);
        try
        {
            HttpResponseMessage response = await base.SendAsync(state.Request, limit.Token).ConfigureAwait(false);
            if (state.Call!.Check is { } credentials)
            {
                response = await credentials.CheckAsync(state.Request, response, limit.Token).ConfigureAwait(false);
            }

            ThrowIfForeign(state, response);
            await (response.IsSuccessStatusCode
                ? download.ReceiveAsync(response, state.Call.Operation, limit)
                : ResponseBuffer.LoadAsync(response, state.Call, _maxResponseSize, limit.Token)).ConfigureAwait(false);
            return response;
        }
        catch (OperationCanceledException exception) when (limit.IsOver)
        {
            throw new AttemptTimeoutException(limit.Time, exception);
        }
        finally
        {
            download.EndAttempt();
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

    private static Exception TimedOut(CallState state, AttemptTimeoutException timeout)
    {
        string limit = string.Create(CultureInfo.InvariantCulture, $"limit {state.LimitOf(timeout.Limit).TotalSeconds:0.###} s, attempt {state.Attempts}");
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
}

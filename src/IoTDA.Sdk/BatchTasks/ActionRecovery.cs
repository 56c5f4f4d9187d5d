using System.Diagnostics;
using IoTDA.Sdk.BatchTasks.Targets;
using IoTDA.Sdk.Diagnostics;
using IoTDA.Sdk.Recovery;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>
/// Stops, retries and confirms once. When the outcome is uncertain it reads the task first: in the wanted state already, the call has
/// succeeded; otherwise stop and confirm, which change nothing that is done already, are sent once more, and retry, which would run
/// devices again, is not.
/// </summary>
/// <param name="api">Sends the action.</param>
/// <param name="again">Looks, and sends it once more: on the permit of the first.</param>
/// <param name="lookBack">How long is looked.</param>
/// <param name="telemetry">Where it is told.</param>
internal sealed class ActionRecovery(IBatchTaskApi api, IBatchTaskApi again, LookBack lookBack, ClientTelemetry telemetry)
{
    private const string NotReached = "The task is not in the wanted state.";

    public async Task<IReadOnlyList<BatchTargetResult>> SendAsync(
        TargetAction action, string taskId, IReadOnlyList<string>? targets, CancellationToken cancellationToken)
    {
        CallStart start = lookBack.Begin();
        try
        {
            return await action.SendAsync(api, taskId, targets, cancellationToken).ConfigureAwait(false);
        }
        catch (IoTDAException failure) when (lookBack.IsOpen(failure))
        {
            using Activity? span = telemetry.StartRecovery(action.Operation, taskId);
            Log.OutcomeUncertain(telemetry.Logger, action.Operation, failure.Message);
            TargetState state = await ReadAsync(action, taskId, targets, start, failure, cancellationToken).ConfigureAwait(false);
            return state.IsReached ? Reached(action, taskId, state)
                : action.IsRepeatable ? await SendOnceMoreAsync(action, taskId, state, start, failure, cancellationToken).ConfigureAwait(false)
                : throw Unknown(action, failure, NotReached);
        }
    }

    private async Task<IReadOnlyList<BatchTargetResult>> SendOnceMoreAsync(
        TargetAction action, string taskId, TargetState before, CallStart start, IoTDAException failure, CancellationToken cancellationToken)
    {
        telemetry.CountRecovery(action.Operation, "repeated");
        Log.SentOnceMore(telemetry.Logger, action.Operation);
        IReadOnlyList<BatchTargetResult> rest;
        try
        {
            rest = await lookBack.WithinAsync(
                action.Operation, start, token => action.SendAsync(again, taskId, before.Open, token), mayHaveExecuted: true, cancellationToken).ConfigureAwait(false);
        }
        catch (IoTDAException second)
        {
            // Refused, perhaps since the first request has arrived after all; or as uncertain as that one.
            TargetState after = await ReadAsync(action, taskId, before.Open, start, second, cancellationToken).ConfigureAwait(false);
            return after.IsReached ? [.. before.Done, .. Reached(action, taskId, after)]
                : throw (second.MayHaveExecuted ? Unknown(action, second, NotReached) : failure);
        }

        return [.. before.Done, .. await CorrectAsync(action, taskId, before, start, rest, cancellationToken).ConfigureAwait(false)];
    }

    /// <summary>A target that the second request failed for may have been reached by the first.</summary>
    private async Task<IReadOnlyList<BatchTargetResult>> CorrectAsync(
        TargetAction action, string taskId, TargetState before, CallStart start, IReadOnlyList<BatchTargetResult> results, CancellationToken cancellationToken)
    {
        string[] failed = before.Open is null ? [] : [.. results.Where(static result => !result.Succeeded).Select(static result => result.Target)];
        if (failed.Length == 0)
        {
            return results;
        }

        try
        {
            TargetState after = await LookAsync(action, taskId, failed, start, cancellationToken).ConfigureAwait(false);
            return [.. results.Select(result => after.Done.FirstOrDefault(done => done.Target == result.Target) ?? result)];
        }
        catch (IoTDAException)
        {
            // What the service has answered stays.
            return results;
        }
    }

    private async Task<TargetState> ReadAsync(
        TargetAction action, string taskId, IReadOnlyList<string>? targets, CallStart start, IoTDAException failure, CancellationToken cancellationToken)
    {
        try
        {
            return await LookAsync(action, taskId, targets, start, cancellationToken).ConfigureAwait(false);
        }
        catch (IoTDAException exception)
        {
            throw Unknown(action, failure, exception.Message);
        }
    }

    private Task<TargetState> LookAsync(
        TargetAction action, string taskId, IReadOnlyList<string>? targets, CallStart start, CancellationToken cancellationToken)
        => lookBack.LookAsync(
            action.Operation,
            start,
            token => targets is null
                ? TargetState.ReadTaskAsync(again, action, taskId, token)
                : TargetState.ReadTargetsAsync(again, action, taskId, targets, token),
            cancellationToken);

    private IReadOnlyList<BatchTargetResult> Reached(TargetAction action, string taskId, TargetState state)
    {
        telemetry.CountRecovery(action.Operation, "done");
        Log.AlreadyInWantedState(telemetry.Logger, action.Operation, taskId);
        return state.Done;
    }

    private IoTDAException Unknown(TargetAction action, IoTDAException failure, string reason)
    {
        telemetry.CountRecovery(action.Operation, "unknown");
        Log.OutcomeUnknown(telemetry.Logger, action.Operation, reason);
        return failure;
    }
}

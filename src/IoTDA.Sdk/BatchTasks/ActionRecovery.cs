using IoTDA.Sdk.BatchTasks.Targets;
using IoTDA.Sdk.Diagnostics;
using IoTDA.Sdk.Recovery;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>
/// Stops, retries and confirms once. When the outcome is uncertain it reads the task first: in the wanted state already, the call has
/// succeeded; otherwise stop and confirm, which change nothing that is done already, are sent once more, and retry, which would run
/// devices again, is not.
/// </summary>
internal sealed class ActionRecovery(IBatchTaskApi api, LookBack lookBack, ILogger logger)
{
    public async Task<IReadOnlyList<BatchTargetResult>> SendAsync(
        TargetAction action, string taskId, IReadOnlyList<string>? targets, CancellationToken cancellationToken)
    {
        try
        {
            return await action.SendAsync(api, taskId, targets, cancellationToken).ConfigureAwait(false);
        }
        catch (IoTDAException failure) when (lookBack.IsOpen(failure))
        {
            Log.OutcomeUncertain(logger, action.Operation, failure.Message);
            TargetState state = await ReadAsync(action, taskId, targets, failure, cancellationToken).ConfigureAwait(false);
            return state.IsReached ? Reached(action, taskId, state)
                : action.IsRepeatable ? await SendOnceMoreAsync(action, taskId, state, failure, cancellationToken).ConfigureAwait(false)
                : throw Unknown(action, failure, "the task is not in the wanted state");
        }
    }

    private async Task<IReadOnlyList<BatchTargetResult>> SendOnceMoreAsync(
        TargetAction action, string taskId, TargetState before, IoTDAException failure, CancellationToken cancellationToken)
    {
        ClientTelemetry.CountRecovery(action.Operation, "repeated");
        Log.SentOnceMore(logger, action.Operation);
        IReadOnlyList<BatchTargetResult> rest;
        try
        {
            rest = await action.SendAsync(api, taskId, before.Open, cancellationToken).ConfigureAwait(false);
        }
        catch (IoTDAException second)
        {
            // Refused, perhaps since the first request has arrived after all; or as uncertain as that one.
            TargetState after = await ReadAsync(action, taskId, before.Open, second, cancellationToken).ConfigureAwait(false);
            return after.IsReached ? [.. before.Done, .. Reached(action, taskId, after)]
                : throw (second.MayHaveExecuted ? Unknown(action, second, "the task is not in the wanted state") : failure);
        }

        return [.. before.Done, .. await CorrectAsync(action, taskId, before, rest, cancellationToken).ConfigureAwait(false)];
    }

    /// <summary>A target that the second request failed for may have been reached by the first.</summary>
    private async Task<IReadOnlyList<BatchTargetResult>> CorrectAsync(
        TargetAction action, string taskId, TargetState before, IReadOnlyList<BatchTargetResult> results, CancellationToken cancellationToken)
    {
        string[] failed = before.Open is null ? [] : [.. results.Where(static result => !result.Succeeded).Select(static result => result.Target)];
        if (failed.Length == 0)
        {
            return results;
        }

        TargetState after = await TargetState.ReadTargetsAsync(api, action, taskId, failed, cancellationToken).ConfigureAwait(false);
        return [.. results.Select(result => after.Done.FirstOrDefault(done => done.Target == result.Target) ?? result)];
    }

    private async Task<TargetState> ReadAsync(
        TargetAction action, string taskId, IReadOnlyList<string>? targets, IoTDAException failure, CancellationToken cancellationToken)
    {
        try
        {
            return targets is null
                ? await TargetState.ReadTaskAsync(api, action, taskId, cancellationToken).ConfigureAwait(false)
                : await TargetState.ReadTargetsAsync(api, action, taskId, targets, cancellationToken).ConfigureAwait(false);
        }
        catch (IoTDAException exception)
        {
            throw Unknown(action, failure, exception.Message);
        }
    }

    private IReadOnlyList<BatchTargetResult> Reached(TargetAction action, string taskId, TargetState state)
    {
        ClientTelemetry.CountRecovery(action.Operation, "done");
        Log.AlreadyInWantedState(logger, action.Operation, taskId);
        return state.Done;
    }

    private IoTDAException Unknown(TargetAction action, IoTDAException failure, string reason)
    {
        ClientTelemetry.CountRecovery(action.Operation, "unknown");
        Log.OutcomeUnknown(logger, action.Operation, reason);
        return failure;
    }
}

using IoTDA.Sdk.BatchTasks.TaskTypes;
using IoTDA.Sdk.Diagnostics;
using IoTDA.Sdk.Recovery;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>
/// Creates a task once. When the outcome is uncertain it looks for the task at the service instead of creating it again: the API has no
/// idempotency key, and a second create would run the task twice.
/// </summary>
internal sealed class CreateRecovery(
    IBatchTaskApi api, LookBack lookBack, bool namesAreUnique, ClaimedIds claimed, ILogger logger)
{
    private const string Operation = "CreateBatchTask";

    public async Task<BatchTask> CreateAsync(CreateBatchTaskRequest request, CancellationToken cancellationToken)
    {
        string name = request.TaskName.Value;
        DateTimeOffset firstAttemptTime = lookBack.Now;
        bool mayCreateAgain = (namesAreUnique || request.TaskName.IsUnique) && TaskTypes.TaskTypes.Find(request.TaskType) is { SendAgain: not SendAgain.Never };
        while (true)
        {
            try
            {
                claimed.Enter(name);
                try
                {
                    BatchTask created = await api.CreateBatchTaskAsync(request, cancellationToken).ConfigureAwait(false);
                    if (created.TaskName.Length > 0 && created.TaskName != name)
                    {
                        throw new IoTDATransportException(
                            Operation, "was answered with a task of another name", mayHaveExecuted: true, isTransient: false, null);
                    }

                    claimed.TryClaim(created.TaskId);
                    return created;
                }
                finally
                {
                    claimed.Leave(name);
                }
            }
            catch (IoTDAException exception) when (lookBack.IsOpen(exception))
            {
                Log.OutcomeUncertain(logger, Operation, exception.Message);
                var lost = new LostCreate(request, firstAttemptTime, exception);
                if (await FindAsync(lost, cancellationToken).ConfigureAwait(false) is { } found)
                {
                    return Adopt(found);
                }

                if (!mayCreateAgain)
                {
                    throw Unknown(lost, [], "No task of this name was found, but the create may still be on its way.");
                }

                mayCreateAgain = false;
                ClientTelemetry.CountRecovery(Operation, "repeated");
                Log.SentOnceMore(logger, Operation);
            }
        }
    }

    private async Task<BatchTask?> FindAsync(LostCreate lost, CancellationToken cancellationToken)
    {
        if (await LookAsync(lost, cancellationToken).ConfigureAwait(false) is { } found)
        {
            return found;
        }

        await lookBack.SettleAsync(cancellationToken).ConfigureAwait(false);
        return await LookAsync(lost, cancellationToken).ConfigureAwait(false);
    }

    private async Task<BatchTask?> LookAsync(LostCreate lost, CancellationToken cancellationToken)
    {
        List<BatchTask> candidates;
        try
        {
            candidates = await lost.FindCandidatesAsync(api, lookBack.Earliest(lost.FirstAttemptTime), claimed, cancellationToken).ConfigureAwait(false);
        }
        catch (IoTDAException exception)
        {
            throw Unknown(lost, [], $"Looking for it failed: {exception.Message}");
        }

        switch (candidates)
        {
            case []:
                return null;
            case [var only] when claimed.IsUnderWay(lost.TaskName):
                throw Unknown(lost, [only], "Another create of the same name is under way in this client, and the task may be its result.");
            case [var only] when lost.CanBeResult(only) && claimed.TryClaim(only.TaskId):
                return only;
            case [var only]:
                throw Unknown(lost, [only], "A task of this name was found, but with other targets or in another caller's hands.");
            default:
                throw Unknown(lost, candidates, $"{candidates.Count} tasks of this name were found.");
        }
    }

    private BatchTask Adopt(BatchTask found)
    {
        ClientTelemetry.CountRecovery(Operation, "adopted");
        Log.Recovered(logger, Operation, "task", found.TaskId);
        return found with { WasRecovered = true };
    }

    private BatchTaskOutcomeUnknownException Unknown(LostCreate lost, IReadOnlyList<BatchTask> candidates, string reason)
    {
        ClientTelemetry.CountRecovery(Operation, "unknown");
        Log.OutcomeUnknown(logger, Operation, reason);
        return lost.ToException(candidates, reason);
    }
}

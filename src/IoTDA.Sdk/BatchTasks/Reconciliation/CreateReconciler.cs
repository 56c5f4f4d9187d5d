using IoTDA.Sdk.Diagnostics;
using IoTDA.Sdk.Errors;
using IoTDA.Sdk.Reconciliation;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>
/// Creates a task once. When the outcome is uncertain it looks for the task at the service instead of creating it again: the API has no
/// idempotency key, and a second create would run the task twice.
/// </summary>
/// <param name="api">The wire.</param>
/// <param name="uncertainty">When to look, and how far back.</param>
/// <param name="namesAreUnique">Whether the application says so of all names.</param>
/// <param name="known">The tasks that callers of this client have.</param>
/// <param name="logger">Where it says what it did.</param>
internal sealed class CreateReconciler(
    IBatchTaskApi api, Uncertainty uncertainty, bool namesAreUnique, KnownIds known, ILogger logger)
{
    private const string Operation = "CreateBatchTask";

    public async Task<BatchTask> CreateAsync(CreateBatchTaskRequest request, CancellationToken cancellationToken)
    {
        string name = request.TaskName.Value;
        DateTimeOffset firstTryTime = uncertainty.Now;
        bool mayCreateAgain = (namesAreUnique || request.TaskName.IsUnique) && IsHarmlessTwice(request.TaskType);
        while (true)
        {
            try
            {
                known.Enter(name);
                try
                {
                    BatchTask created = await api.CreateBatchTaskAsync(request, cancellationToken).ConfigureAwait(false);
                    known.TryClaim(created.TaskId);
                    return created;
                }
                finally
                {
                    known.Leave(name);
                }
            }
            catch (IoTDAException exception) when (uncertainty.IsOpen(exception))
            {
                Log.OutcomeUncertain(logger, Operation, exception.Message);
                var attempt = new UncertainCreate(request, firstTryTime, exception);
                if (await FindAsync(attempt, cancellationToken).ConfigureAwait(false) is { } found)
                {
                    return Adopt(found);
                }

                if (!mayCreateAgain)
                {
                    throw Unknown(attempt, [], "No task of this name was found, but the create may still be on its way.");
                }

                mayCreateAgain = false;
                ClientTelemetry.CountReconciliation(Operation, "repeated");
                Log.SentOnceMore(logger, Operation);
            }
        }
    }

    /// <summary>
    /// Whether a second run would do no more than the first: it sets a state. Deleting cannot be undone, and commands and messages would
    /// arrive twice; of an unknown type nothing is known.
    /// </summary>
    private static bool IsHarmlessTwice(BatchTaskType type) => type.Kind is BatchTaskTypeKind.SoftwareUpgrade
        or BatchTaskTypeKind.FirmwareUpgrade
        or BatchTaskTypeKind.ModuleUpgrade
        or BatchTaskTypeKind.CreateDevices
        or BatchTaskTypeKind.UpdateDevices
        or BatchTaskTypeKind.FreezeDevices
        or BatchTaskTypeKind.UnfreezeDevices
        or BatchTaskTypeKind.UpdateDeviceShadows;

    private async Task<BatchTask?> FindAsync(UncertainCreate attempt, CancellationToken cancellationToken)
    {
        if (await LookAsync(attempt, cancellationToken).ConfigureAwait(false) is { } found)
        {
            return found;
        }

        await uncertainty.SettleAsync(cancellationToken).ConfigureAwait(false);
        return await LookAsync(attempt, cancellationToken).ConfigureAwait(false);
    }

    private async Task<BatchTask?> LookAsync(UncertainCreate attempt, CancellationToken cancellationToken)
    {
        List<BatchTask> candidates;
        try
        {
            candidates = await attempt.FindCandidatesAsync(api, uncertainty.Earliest(attempt.FirstTryTime), known, cancellationToken).ConfigureAwait(false);
        }
        catch (IoTDAException exception)
        {
            throw Unknown(attempt, [], $"Looking for it failed: {exception.Message}");
        }

        switch (candidates)
        {
            case []:
                return null;
            case [var only] when known.IsUnderWay(attempt.TaskName):
                throw Unknown(attempt, [only], "Another create of the same name is under way in this client, and the task may be its result.");
            case [var only] when attempt.CanBeResult(only) && known.TryClaim(only.TaskId):
                return only;
            case [var only]:
                throw Unknown(attempt, [only], "A task of this name was found, but with other targets or in another caller's hands.");
            default:
                throw Unknown(attempt, candidates, $"{candidates.Count} tasks of this name were found.");
        }
    }

    private BatchTask Adopt(BatchTask found)
    {
        ClientTelemetry.CountReconciliation(Operation, "adopted");
        Log.Adopted(logger, Operation, "task", found.TaskId);
        return found with { IsAdopted = true };
    }

    private BatchTaskOutcomeUnknownException Unknown(UncertainCreate attempt, IReadOnlyList<BatchTask> candidates, string reason)
    {
        ClientTelemetry.CountReconciliation(Operation, "unknown");
        Log.OutcomeUnknown(logger, Operation, reason);
        return attempt.ToException(candidates, reason);
    }
}

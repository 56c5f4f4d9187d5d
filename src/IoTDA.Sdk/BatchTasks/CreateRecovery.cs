using System.Diagnostics;
using System.Text.Json;
using IoTDA.Sdk.BatchTasks.TaskTypes;
using IoTDA.Sdk.Diagnostics;
using IoTDA.Sdk.Recovery;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>
/// Creates a task once. When the outcome is uncertain it looks for the task at the service instead of creating it again: the API has no
/// idempotency key, and a second create would run the task twice.
/// </summary>
/// <param name="api">Sends the create.</param>
/// <param name="again">Looks, and sends it once more: on the permit of the first.</param>
/// <param name="lookBack">How often and how far is looked.</param>
/// <param name="options">What may be sent once more.</param>
/// <param name="claimed">What other callers have.</param>
/// <param name="json">How documents are compared.</param>
/// <param name="telemetry">Where it is told.</param>
internal sealed class CreateRecovery(
    IBatchTaskApi api, IBatchTaskApi again, LookBack lookBack, RecoveryOptions options, ClaimedIds claimed, JsonSerializerOptions json, ClientTelemetry telemetry)
{
    private const string Operation = "CreateBatchTask";
    private const string NotFound = "No task of this name was found, but the create may still be on its way.";

    public Task<BatchTask> CreateAsync(CreateBatchTaskRequest request, CancellationToken cancellationToken)
        => SendAsync(request, lookBack.Begin(), cancellationToken);

    /// <summary>Sends the create. With a start, an uncertain outcome is looked up; without one, that is the caller's.</summary>
    private async Task<BatchTask> SendAsync(CreateBatchTaskRequest request, CallStart? start, CancellationToken cancellationToken)
    {
        IoTDAException uncertain;
        string? id = null;
        claimed.Enter(request.TaskName.Value);
        try
        {
            BatchTask created = Checked(request, await (start is null ? again : api).CreateBatchTaskAsync(request, cancellationToken).ConfigureAwait(false));
            id = created.TaskId;
            return created;
        }
        catch (IoTDAException failure) when (start is not null && lookBack.IsOpen(failure))
        {
            uncertain = failure;
        }
        finally
        {
            claimed.Leave(request.TaskName.Value, id);
        }

        return await RecoverAsync(request, start.Value, uncertain, cancellationToken).ConfigureAwait(false);
    }

    private async Task<BatchTask> RecoverAsync(
        CreateBatchTaskRequest request, CallStart start, IoTDAException uncertain, CancellationToken cancellationToken)
    {
        using Activity? span = telemetry.StartRecovery(Operation);
        bool nameIsUnique = options.TaskNamesAreUnique || request.TaskName.IsUnique;
        var lost = new LostCreate(request, start, nameIsUnique, json, uncertain);
        if (await FindAsync(lost, start, uncertain, cancellationToken).ConfigureAwait(false) is { } found)
        {
            return found;
        }

        if (!nameIsUnique || !MayCreateAgain(request.TaskType))
        {
            throw Unknown(lost, [], NotFound);
        }

        telemetry.CountRecovery(Operation, "repeated");
        Log.SentOnceMore(telemetry.Logger, Operation);
        try
        {
            return await lookBack.WithinAsync(Operation, start, token => SendAsync(request, null, token), mayHaveExecuted: true, cancellationToken).ConfigureAwait(false);
        }
        catch (IoTDAException failure) when (lookBack.IsOpen(failure))
        {
            lost = new LostCreate(request, start, nameIsUnique, json, failure);
            return await FindAsync(lost, start, failure, cancellationToken).ConfigureAwait(false) ?? throw Unknown(lost, [], NotFound);
        }
    }

    private static BatchTask Checked(CreateBatchTaskRequest request, BatchTask created)
        => created.TaskName.Length == 0 || created.TaskName == request.TaskName.Value
            ? created
            : throw new IoTDATransportException(Operation, "was answered with a task of another name", mayHaveExecuted: true, isTransient: false);

    private bool MayCreateAgain(BatchTaskType type)
        => KnownTaskTypes.Find(type) is { SendAgain: not CreateAgain.Never and var least } && options.CreateAgain >= least;

    private async Task<BatchTask?> FindAsync(LostCreate lost, CallStart start, IoTDAException failure, CancellationToken cancellationToken)
    {
        Log.OutcomeUncertain(telemetry.Logger, Operation, failure.Message);
        try
        {
            BatchTask? found = await lookBack.FindAsync(Operation, start, token => LookAsync(lost, token), cancellationToken).ConfigureAwait(false);
            if (found is null)
            {
                return null;
            }

            telemetry.CountRecovery(Operation, "recovered", found.TaskId);
            Log.Recovered(telemetry.Logger, Operation, "task", found.TaskId);
            return found with { WasRecovered = true };
        }
        catch (IoTDAException exception) when (exception is not BatchTaskOutcomeUnknownException)
        {
            throw Unknown(lost, [], $"Looking for it failed: {exception.Message}");
        }
    }

    private async Task<BatchTask?> LookAsync(LostCreate lost, CancellationToken cancellationToken)
    {
        IReadOnlyList<BatchTask> candidates = await lost.FindCandidatesAsync(again, lookBack, claimed, cancellationToken).ConfigureAwait(false);
        switch (candidates)
        {
            case []:
                return null;
            case [var only] when claimed.IsUnderWay(lost.TaskName):
                throw Unknown(lost, [only], "Another create of the same name is under way in this client, and the task may be its result.");
            case [var only] when await lost.AgreesAsync(again, only, cancellationToken).ConfigureAwait(false) && claimed.TryClaim(only.TaskId):
                return only;
            case [var only]:
                throw Unknown(lost, [only], "A task of this name was found, but it is another one, or another caller has it.");
            default:
                throw Unknown(lost, candidates, $"{candidates.Count} tasks of this name were found.");
        }
    }

    private BatchTaskOutcomeUnknownException Unknown(LostCreate lost, IReadOnlyList<BatchTask> candidates, string reason)
    {
        telemetry.CountRecovery(Operation, "unknown");
        Log.OutcomeUnknown(telemetry.Logger, Operation, reason);
        return lost.ToException(candidates, reason);
    }
}

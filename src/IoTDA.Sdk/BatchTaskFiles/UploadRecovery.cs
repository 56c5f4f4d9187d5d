using System.Diagnostics;
using System.Runtime.ExceptionServices;
using IoTDA.Sdk.Diagnostics;
using IoTDA.Sdk.Paging;
using IoTDA.Sdk.Recovery;

namespace IoTDA.Sdk.BatchTaskFiles;

/// <summary>Uploads a file once. When the outcome is uncertain it looks for the file by name, which the service keeps unique.</summary>
/// <param name="api">Sends the upload.</param>
/// <param name="looks">Looks for its result: on the permit of the upload.</param>
/// <param name="lookBack">How often and how far is looked.</param>
/// <param name="claimed">What other callers have.</param>
/// <param name="telemetry">Where it is told.</param>
internal sealed class UploadRecovery(IBatchTaskFileApi api, IBatchTaskFileApi looks, LookBack lookBack, ClaimedIds claimed, ClientTelemetry telemetry)
{
    private const string Operation = "UploadBatchTaskFile";

    public async Task<BatchTaskFile> UploadAsync(Stream content, string fileName, Action<long, bool> checkSize, CancellationToken cancellationToken)
    {
        CallStart start = lookBack.Begin();

        // What the caller's stream throws is the caller's, and nothing has been sent yet.
        MultipartFormDataContent form = await lookBack.WithinAsync(
            Operation,
            start,
            token => FileForm.LoadAsync(content, fileName, FileRules.ContentType(fileName), checkSize, token),
            mayHaveExecuted: false,
            cancellationToken).ConfigureAwait(false);
        try
        {
            BatchTaskFile uploaded = await lookBack.WithinAsync(
                Operation, start, token => api.UploadBatchTaskFileAsync(form, token), mayHaveExecuted: true, cancellationToken).ConfigureAwait(false);
            claimed.TryClaim(uploaded.FileId);
            return uploaded;
        }
        catch (IoTDAException failure) when (lookBack.IsOpen(failure))
        {
            using Activity? span = telemetry.StartRecovery(Operation);
            Log.OutcomeUncertain(telemetry.Logger, Operation, failure.Message);
            BatchTaskFile? found = await FindAsync(fileName, start, failure, cancellationToken).ConfigureAwait(false);
            if (found is null || !claimed.TryClaim(found.FileId))
            {
                Unknown("No file of this name from this upload was found.");
                throw;
            }

            telemetry.CountRecovery(Operation, "recovered");
            Log.Recovered(telemetry.Logger, Operation, "file", found.FileId);
            return found with { WasRecovered = true };
        }
    }

    private async Task<BatchTaskFile?> FindAsync(string name, CallStart start, IoTDAException failure, CancellationToken cancellationToken)
    {
        try
        {
            return await lookBack.FindAsync(Operation, start, token => LookAsync(name, start, token), cancellationToken).ConfigureAwait(false);
        }
        catch (IoTDAException exception)
        {
            Unknown(exception.Message);
            ExceptionDispatchInfo.Capture(failure).Throw();
            throw;
        }
    }

    private async Task<BatchTaskFile?> LookAsync(string name, CallStart start, CancellationToken cancellationToken)
    {
        PageOf<BatchTaskFile> answer = await looks.ListBatchTaskFilesAsync(cancellationToken).ConfigureAwait(false);
        DateTimeOffset earliest = lookBack.Earliest(start);

        // An older file of the name is not this upload's: taking it would run a task over other rows.
        return answer.Items.FirstOrDefault(file => file.FileName == name && file.UploadTime >= earliest && !claimed.Contains(file.FileId));
    }

    private void Unknown(string reason)
    {
        telemetry.CountRecovery(Operation, "unknown");
        Log.OutcomeUnknown(telemetry.Logger, Operation, reason);
    }
}

using System.Runtime.ExceptionServices;
using IoTDA.Sdk.Diagnostics;
using IoTDA.Sdk.Errors;
using IoTDA.Sdk.Reconciliation;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.BatchTaskFiles;

/// <summary>Uploads a file once. When the outcome is uncertain it looks for the file by name, which the service keeps unique.</summary>
/// <param name="api">The wire.</param>
/// <param name="uncertainty">When to look, and how far back.</param>
/// <param name="known">The files that callers of this client have.</param>
/// <param name="logger">Where it says what it did.</param>
internal sealed class UploadReconciler(IBatchTaskFileApi api, Uncertainty uncertainty, KnownIds known, ILogger logger)
{
    private const string Operation = "UploadBatchTaskFile";

    public async Task<BatchTaskFile> UploadAsync(Stream content, string fileName, CancellationToken cancellationToken)
    {
        // What the caller's stream throws is the caller's, and nothing has been sent yet.
        MultipartFormDataContent form = await FileForm.LoadAsync(content, fileName, FileRules.ContentType(fileName), cancellationToken).ConfigureAwait(false);
        DateTimeOffset firstTryTime = uncertainty.Now;
        try
        {
            BatchTaskFile uploaded = await api.UploadBatchTaskFileAsync(form, cancellationToken).ConfigureAwait(false);
            known.TryClaim(uploaded.FileId);
            return uploaded;
        }
        catch (IoTDAException failure) when (uncertainty.IsOpen(failure))
        {
            Log.OutcomeUncertain(logger, Operation, failure.Message);
            BatchTaskFile? found = await LookAsync(fileName, firstTryTime, failure, cancellationToken).ConfigureAwait(false);
            if (found is null)
            {
                await uncertainty.SettleAsync(cancellationToken).ConfigureAwait(false);
                found = await LookAsync(fileName, firstTryTime, failure, cancellationToken).ConfigureAwait(false);
            }

            if (found is null || !known.TryClaim(found.FileId))
            {
                Unknown("no such file was found");
                throw;
            }

            ClientTelemetry.CountReconciliation(Operation, "adopted");
            Log.Adopted(logger, Operation, "file", found.FileId);
            return found with { IsAdopted = true };
        }
    }

    private async Task<BatchTaskFile?> LookAsync(string name, DateTimeOffset firstTryTime, IoTDAException failure, CancellationToken cancellationToken)
    {
        try
        {
            ListBatchTaskFilesResponse answer = await api.ListBatchTaskFilesAsync(cancellationToken).ConfigureAwait(false);
            DateTimeOffset earliest = uncertainty.Earliest(firstTryTime);

            // An older file of the name is not this upload's: adopting it would run a task over other rows.
            return answer.Files.FirstOrDefault(file => file.FileName == name && file.UploadTime >= earliest && !known.Contains(file.FileId));
        }
        catch (IoTDAException exception)
        {
            Unknown(exception.Message);
            ExceptionDispatchInfo.Capture(failure).Throw();
            throw;
        }
    }

    private void Unknown(string reason)
    {
        ClientTelemetry.CountReconciliation(Operation, "unknown");
        Log.OutcomeUnknown(logger, Operation, reason);
    }
}

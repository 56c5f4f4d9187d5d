namespace IoTDA.Sdk;

/// <summary>Exports the results of batch tasks as sheets. Safe to share between any number of callers.</summary>
/// <remarks>
/// The service keeps the newest 50 exports of a user, drops the oldest for more, and works on 5 at once.
/// Every method throws <see cref="RequestValidationException"/> before anything is sent when an argument breaks a documented limit,
/// <see cref="IoTDAServiceException"/> when the service says no, <see cref="IoTDATransportException"/> when there is no usable answer,
/// and <see cref="OperationCanceledException"/> on the caller's cancellation only.
/// Members may be added in a minor version: implement it in tests only.
/// Source: CreateExportTask, ListExportTasks, ShowExportTask and DeleteExportTask in the official SDKs.
/// </remarks>
public interface IExportTaskClient
{
    /// <summary>Starts the export of a batch task's sub-tasks. POST <c>/export-tasks</c>.</summary>
    /// <param name="taskId">The batch task's id: up to 24 of <c>a-f</c> and digits.</param>
    /// <param name="appId">
    /// The resource space that the export is limited to, which sends <c>app_type</c> <c>APP</c>; <see langword="null"/> sends <c>GLOBAL</c>.
    /// </param>
    /// <param name="cancellationToken">Cancels the call. A create that is already sent may still be executed.</param>
    /// <returns>The export, which is not finished yet: <see cref="ListAsync"/> says when it is.</returns>
    /// <remarks>
    /// Sent again only where it was certainly not executed. After an <see cref="IoTDAException"/> with <see cref="IoTDAException.MayHaveExecuted"/>, look
    /// into the list before you create another: a second one counts as unfinished too, and overwrites the file of an earlier one of the same task.
    /// </remarks>
    Task<ExportTask> CreateAsync(string taskId, string? appId = null, CancellationToken cancellationToken = default);

    /// <summary>Lists exports, the newest first, reading page after page while the caller goes on. GET <c>/export-tasks</c>.</summary>
    /// <param name="cancellationToken">Cancels the listing.</param>
    AsyncPageable<ExportTask> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Downloads a finished export's file: a zip with a sheet (xls) in it. GET <c>/export-tasks/{export_task_id}/file</c>.</summary>
    /// <param name="exportTaskId">The export's id: 1 to 36 letters, digits, <c>_</c> and <c>-</c>.</param>
    /// <param name="destination">Where the file is written as it comes, from the stream's position on. Not disposed.</param>
    /// <param name="cancellationToken">Cancels the call, also while it waits for its turn.</param>
    /// <remarks>
    /// <para>
    /// The file is never held in memory. What is shorter than announced, or not a complete zip file, is an error, as is a file over
    /// <see cref="IoTDAClientOptions.MaxDownloadSize"/>.
    /// </para>
    /// <para>
    /// A stream that can seek is set back to its position and length after an attempt that breaks off, and after a call that fails; the next attempt begins from the
    /// first byte. Of a stream that cannot, nothing is taken back: once it holds a part, there is no other attempt, and the exception says how many bytes it holds, with
    /// <see cref="IoTDAException.IsTransient"/> <see langword="false"/>, since the same call would write after them.
    /// </para>
    /// <para>
    /// A download goes on as long as the file comes. <see cref="ResilienceOptions.AttemptTimeout"/> limits each wait for more of it, and
    /// <see cref="ResilienceOptions.DownloadTotalTimeout"/> the whole call. The time that the stream takes to write counts for the whole call only.
    /// </para>
    /// <para>
    /// The service takes one download in 30 seconds. This client keeps that for its own calls: they wait for each other, and so does an attempt after one that the service had
    /// begun to answer with the file.
    /// </para>
    /// </remarks>
    /// <exception cref="ArgumentException"><paramref name="destination"/> cannot be written to.</exception>
    /// <exception cref="IoTDAServiceException">There is no such export or it has no file yet (404), or another error.</exception>
    /// <exception cref="IoTDATransportException">There was no answer, or not all of the file.</exception>
    /// <exception cref="IOException">The stream failed; whatever it throws comes as it is, and is not tried again.</exception>
    Task DownloadAsync(string exportTaskId, Stream destination, CancellationToken cancellationToken = default);

    /// <summary>Downloads a finished export's file to a path; otherwise as the other overload. GET <c>/export-tasks/{export_task_id}/file</c>.</summary>
    /// <param name="exportTaskId">The export's id.</param>
    /// <param name="path">The path; a file or link that is there is replaced, and left as it is when the download fails.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <remarks>
    /// The file is written beside the path, under its name with an ending in <c>.part</c>, and moved there when it is whole: nobody sees a half. Only a program that is killed leaves
    /// such a file behind.
    /// </remarks>
    /// <exception cref="IOException">The file cannot be written.</exception>
    Task DownloadAsync(string exportTaskId, string path, CancellationToken cancellationToken = default);

    /// <summary>Deletes an export and its file. DELETE <c>/export-tasks/{export_task_id}</c>.</summary>
    /// <param name="exportTaskId">The export's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="IoTDAServiceException">There is no such export (404), or another error.</exception>
    Task DeleteAsync(string exportTaskId, CancellationToken cancellationToken = default);
}

namespace IoTDA.Sdk;

/// <summary>Uploads, lists and deletes the files that batch tasks read. Safe to share between any number of callers.</summary>
/// <remarks>
/// Every method throws <see cref="RequestValidationException"/> before anything is sent when an argument breaks a documented limit,
/// <see cref="IoTDAServiceException"/> when the service says no, <see cref="IoTDATransportException"/> when there is no usable answer,
/// and <see cref="OperationCanceledException"/> on the caller's cancellation only.
/// Members may be added in a minor version: implement it in tests only.
/// </remarks>
public interface IBatchTaskFileClient
{
    /// <summary>Uploads a file from a stream. POST <c>/batchtask-files</c>.</summary>
    /// <param name="content">The sheet, in the service's template; up to 2 MB. It is read from where it stands and not disposed.</param>
    /// <param name="fileName">
    /// The file's name: 1 to 60 characters, ending in <c>.xlsx</c> or <c>.xls</c>, and not the name of a file that is there already.
    /// </param>
    /// <param name="cancellationToken">Cancels the call. An upload that is already sent may still be executed.</param>
    /// <returns>The file; its id goes into <see cref="BatchTargets.File"/>. The service keeps it for an hour at most.</returns>
    Task<BatchTaskFile> UploadAsync(Stream content, string fileName, CancellationToken cancellationToken = default);

    /// <summary>Uploads a file from a path, under its own name. POST <c>/batchtask-files</c>.</summary>
    /// <param name="path">The path; limits as for the other overload.</param>
    /// <param name="cancellationToken">Cancels the call. An upload that is already sent may still be executed.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <example>
    /// <code language="csharp">
    /// BatchTaskFile file = await client.BatchTaskFiles.UploadAsync("meters.xlsx");
    /// BatchTask task = await client.BatchTasks.CreateAsync(new CreateDevicesRequest
    /// {
    ///     TaskName = BatchTaskName.Unique("RegisterMeters"),
    ///     Targets = BatchTargets.File(file.FileId),
    /// });
    /// Console.WriteLine(task.TaskId);
    /// </code>
    /// </example>
    Task<BatchTaskFile> UploadAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>The files that are there: at most 10, by the service's limit. GET <c>/batchtask-files</c>.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<BatchTaskFile>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Deletes a file. DELETE <c>/batchtask-files/{file_id}</c>.</summary>
    /// <param name="fileId">The file's id: 1 to 128 letters, digits, <c>_</c> and <c>-</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="IoTDAServiceException">There is no such file (404), or another error.</exception>
    Task DeleteAsync(string fileId, CancellationToken cancellationToken = default);
}

using Microsoft.Extensions.Options;

namespace IoTDA.Sdk;

/// <summary>Creates, watches, steers and deletes batch tasks. Safe to share between any number of callers.</summary>
/// <remarks>
/// Every method throws <see cref="RequestValidationException"/> before anything is sent when an argument breaks a documented limit,
/// <see cref="IoTDAServiceException"/> when the service says no, <see cref="IoTDATransportException"/> when there is no usable answer,
/// and <see cref="OperationCanceledException"/> on the caller's cancellation only.
/// Members may be added in a minor version: implement it in tests only.
/// </remarks>
public interface IBatchTaskClient
{
    /// <summary>Creates a task. POST <c>/batchtasks</c>.</summary>
    /// <param name="request">What to create: the request type of the wanted task type.</param>
    /// <param name="cancellationToken">Cancels the call. A create that is already sent may still be executed.</param>
    /// <returns>The task as the service created it. The service has not checked its targets yet: they may still make it fail.</returns>
    /// <example>
    /// <code language="csharp">
    /// BatchTask task = await client.BatchTasks.CreateAsync(new FirmwareUpgradeRequest
    /// {
    ///     TaskName = BatchTaskName.Unique("MeterFirmware"),
    ///     Document = new UpgradeDocument("32822e5744a45ede319d2c50"),
    ///     Targets = BatchTargets.Devices("meter-0001", "meter-0002"),
    ///     Policy = new TaskPolicy { Retry = new TaskRetry(Count: 5, Interval: TimeSpan.FromMinutes(60)) },
    /// });
    /// Console.WriteLine(task.TaskId);
    /// </code>
    /// </example>
    Task<BatchTask> CreateAsync(CreateBatchTaskRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a task. GET <c>/batchtasks/{task_id}</c>.</summary>
    /// <param name="taskId">The task's id: up to 24 of <c>a-f</c> and digits.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="IoTDAServiceException">There is no such task (404), or another error.</exception>
    Task<BatchTask> GetAsync(string taskId, CancellationToken cancellationToken = default);

    /// <summary>Reads a task and the first page of its sub-tasks with one request. GET <c>/batchtasks/{task_id}</c>.</summary>
    /// <param name="taskId">The task's id: up to 24 of <c>a-f</c> and digits.</param>
    /// <param name="query">Which sub-tasks, and how many; <see langword="null"/> takes the newest 50.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The task, and a page whose marker <see cref="ListSubTasksAsync"/> goes on from.</returns>
    /// <exception cref="IoTDAServiceException">There is no such task (404), or another error.</exception>
    Task<BatchTaskWithSubTasks> GetWithSubTasksAsync(string taskId, SubTaskQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>Finds a task by its name, such as the saved name of a create that a restart has cut off. GET <c>/batchtasks</c>, page after page.</summary>
    /// <param name="taskType">The task's type.</param>
    /// <param name="taskName">
    /// The name. For one that was made by <see cref="BatchTaskName.Unique"/>, pass <see cref="BatchTaskName.FromUnique"/>: the client then looks again for
    /// <see cref="RecoveryOptions.SettlingTime"/> before it says that there is no such task, since the create may still be on its way.
    /// </param>
    /// <param name="appId">The resource space; <see langword="null"/> means all that the user may see.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The newest task of the name; <see langword="null"/> when the service's list shows none.</returns>
    Task<BatchTask?> FindAsync(BatchTaskType taskType, BatchTaskName taskName, string? appId = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists tasks, the newest first, reading page after page while the caller goes on. GET <c>/batchtasks</c>. The tasks come without
    /// <see cref="BatchTask.Targets"/>.
    /// </summary>
    /// <param name="query">Which tasks; a <see cref="BatchTaskType"/> will do.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <example>
    /// <code language="csharp">
    /// var lastWeek = new BatchTaskQuery(BatchTaskType.FirmwareUpgrade) { CreatedFrom = DateTimeOffset.UtcNow.AddDays(-7) };
    /// await foreach (BatchTask task in client.BatchTasks.ListAsync(lastWeek))
    /// {
    ///     Console.WriteLine($"{task.TaskName}: {task.Status}");
    /// }
    /// </code>
    /// </example>
    AsyncPageable<BatchTask> ListAsync(BatchTaskQuery query, CancellationToken cancellationToken = default);

    /// <summary>Lists a task's sub-tasks, the newest first, reading page after page. GET <c>/batchtasks/{task_id}</c>.</summary>
    /// <param name="taskId">The task's id: up to 24 of <c>a-f</c> and digits.</param>
    /// <param name="query">Which sub-tasks; a <see cref="SubTaskStatus"/> will do, <see langword="null"/> lists all.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <example>
    /// <code language="csharp">
    /// await foreach (SubTask failed in client.BatchTasks.ListSubTasksAsync(taskId, SubTaskStatus.Fail))
    /// {
    ///     Console.WriteLine($"{failed.Target}: {failed.Error}");
    /// }
    /// </code>
    /// </example>
    AsyncPageable<SubTask> ListSubTasksAsync(string taskId, SubTaskQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Looks at a task until it comes to its end: yields it as it is now and then whenever its status or counters changed. The last
    /// one is final. Transient poll failures are skipped, except at the very first poll. The tasks come without <see cref="BatchTask.Targets"/>.
    /// </summary>
    /// <param name="taskId">The task's id. Nothing else is needed to go on watching after a restart.</param>
    /// <param name="cancellationToken">Stops the watching; the task itself goes on.</param>
    /// <remarks><see cref="IoTDAClientOptions.Watch"/> sets the intervals. A task that ends in <c>Fail</c> is a result, not an exception.</remarks>
    /// <example>
    /// <code language="csharp">
    /// await foreach (BatchTask now in client.BatchTasks.WatchAsync(taskId))
    /// {
    ///     Console.WriteLine($"{now.Status}: {now.Progress.Finished} of {now.Progress.Total}");
    /// }
    /// </code>
    /// </example>
    IAsyncEnumerable<BatchTask> WatchAsync(string taskId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Looks at a task until it comes to its end, in a way of its own: as <see cref="WatchAsync(string, CancellationToken)"/> does, with other intervals.
    /// </summary>
    /// <param name="taskId">The task's id. Nothing else is needed to go on watching after a restart.</param>
    /// <param name="options">How this watch polls, instead of <see cref="IoTDAClientOptions.Watch"/>; not changed meanwhile. What is not set has its own default, and not the client's value.</param>
    /// <param name="cancellationToken">Stops the watching; the task itself goes on.</param>
    /// <exception cref="OptionsValidationException"><paramref name="options"/> are not valid.</exception>
    IAsyncEnumerable<BatchTask> WatchAsync(string taskId, WatchOptions options, CancellationToken cancellationToken = default);

    /// <summary>Watches a task to its end.</summary>
    /// <param name="taskId">The task's id.</param>
    /// <param name="progress">Gets the counters at first and on each change; <see langword="null"/> reports nothing.</param>
    /// <param name="cancellationToken">Stops the waiting; the task itself goes on.</param>
    /// <returns>The task in its final state, whichever that is: <see cref="BatchTask.EnsureSucceeded"/> throws unless it is success.</returns>
    /// <example>
    /// <code language="csharp">
    /// BatchTask last = await client.BatchTasks.WaitForCompletionAsync(taskId);
    /// last.EnsureSucceeded();
    /// </code>
    /// </example>
    Task<BatchTask> WaitForCompletionAsync(
        string taskId, IProgress<TaskProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Watches a task to its end, with intervals of its own.</summary>
    /// <param name="taskId">The task's id.</param>
    /// <param name="options">How this watch polls, instead of <see cref="IoTDAClientOptions.Watch"/>; not changed meanwhile. What is not set has its own default, and not the client's value.</param>
    /// <param name="progress">Gets the counters at first and on each change; <see langword="null"/> reports nothing.</param>
    /// <param name="cancellationToken">Stops the waiting; the task itself goes on.</param>
    /// <returns>The task in its final state, whichever that is: <see cref="BatchTask.EnsureSucceeded"/> throws unless it is success.</returns>
    /// <exception cref="OptionsValidationException"><paramref name="options"/> are not valid.</exception>
    Task<BatchTask> WaitForCompletionAsync(
        string taskId, WatchOptions options, IProgress<TaskProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Stops an upgrade: every sub-task that is waiting, in progress or waiting for its retry. POST <c>/batchtasks/{task_id}/stop</c>.
    /// </summary>
    /// <param name="taskId">The task's id. Not callable when the task is finished or stopping.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The result of each target, where the service returned one.</returns>
    Task<IReadOnlyList<BatchTargetResult>> StopAsync(string taskId, CancellationToken cancellationToken = default);

    /// <summary>Stops an upgrade for some targets. POST <c>/batchtasks/{task_id}/stop</c>, in requests of 100 targets.</summary>
    /// <param name="taskId">The task's id.</param>
    /// <param name="targets">The device ids; at least one. To stop all there is the overload without targets.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What became of each target: an accepted call can still fail for some.</returns>
    /// <exception cref="BatchTargetsIncompleteException">
    /// Some of the requests succeeded before one failed. After a cancellation it is the inner exception of the <see cref="OperationCanceledException"/>.
    /// </exception>
    Task<IReadOnlyList<BatchTargetResult>> StopAsync(
        string taskId, IEnumerable<string> targets, CancellationToken cancellationToken = default);

    /// <summary>Retries every failed or stopped sub-task of a software or firmware upgrade. POST <c>/batchtasks/{task_id}/retry</c>.</summary>
    /// <param name="taskId">The task's id. Not callable when the task is waiting, initializing, stopping, stopped or a success.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The result of each target, where the service returned one.</returns>
    Task<IReadOnlyList<BatchTargetResult>> RetryAsync(string taskId, CancellationToken cancellationToken = default);

    /// <summary>Retries some sub-tasks of a software or firmware upgrade. POST <c>/batchtasks/{task_id}/retry</c>, in requests of 100 targets.</summary>
    /// <param name="taskId">The task's id.</param>
    /// <param name="targets">The device ids; at least one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What became of each target: an accepted call can still fail for some.</returns>
    /// <exception cref="BatchTargetsIncompleteException">
    /// Some of the requests succeeded before one failed. After a cancellation it is the inner exception of the <see cref="OperationCanceledException"/>.
    /// </exception>
    Task<IReadOnlyList<BatchTargetResult>> RetryAsync(
        string taskId, IEnumerable<string> targets, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lets every sub-task go that waits for confirmation, in a task that was created with <see cref="UpgradeRequest.NeedConfirm"/>.
    /// POST <c>/batchtasks/{task_id}/confirm</c>.
    /// </summary>
    /// <param name="taskId">The task's id. Not callable when the task is finished or stopping.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The result of each target, where the service returned one.</returns>
    Task<IReadOnlyList<BatchTargetResult>> ConfirmAsync(string taskId, CancellationToken cancellationToken = default);

    /// <summary>Lets some sub-tasks go that wait for confirmation. POST <c>/batchtasks/{task_id}/confirm</c>, in requests of 100 targets.</summary>
    /// <param name="taskId">The task's id.</param>
    /// <param name="targets">The device ids; at least one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What became of each target: an accepted call can still fail for some.</returns>
    /// <exception cref="BatchTargetsIncompleteException">
    /// Some of the requests succeeded before one failed. After a cancellation it is the inner exception of the <see cref="OperationCanceledException"/>.
    /// </exception>
    Task<IReadOnlyList<BatchTargetResult>> ConfirmAsync(
        string taskId, IEnumerable<string> targets, CancellationToken cancellationToken = default);

    /// <summary>Deletes a task that has come to its end. DELETE <c>/batchtasks/{task_id}</c>.</summary>
    /// <param name="taskId">The task's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="IoTDAServiceException">The task is not finished, there is none (404), or another error.</exception>
    Task DeleteAsync(string taskId, CancellationToken cancellationToken = default);
}

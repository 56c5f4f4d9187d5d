using IoTDA.Sdk.Emulator;

namespace IoTDA.Sdk.EndToEnd.Tests.Resilience;

/// <summary>An operation in a state of the service in which it works.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Arrange">Brings the service into the state; gives the call.</param>
internal sealed record OperationCase(EmulatedOperation Operation, Func<ServiceSession, Task<Func<Task<object?>>>> Arrange)
{
    public static IReadOnlyList<OperationCase> All { get; } =
    [
        new(EmulatedOperation.CreateBatchTask, session => Ready(async () => await session.UpgradeAsync())),
        new(EmulatedOperation.ListBatchTasks, async session =>
        {
            await session.UpgradeAsync();
            session.Advance(60);
            return async () => await FirstAsync(session.BatchTasks.ListAsync(BatchTaskType.SoftwareUpgrade, Cancellation));
        }),
        new(EmulatedOperation.ShowBatchTask, async session =>
        {
            BatchTask task = await session.UpgradeAsync();
            return async () => await session.GetAsync(task.TaskId);
        }),
        new(EmulatedOperation.DeleteBatchTask, async session =>
        {
            BatchTask task = await session.UpgradeAsync();
            session.Advance(60);
            return () => DoneAsync(session.BatchTasks.DeleteAsync(task.TaskId, Cancellation));
        }),
        new(EmulatedOperation.RetryBatchTask, async session =>
        {
            BatchTask task = await session.UpgradeAsync();
            session.Advance(60);
            return async () => await session.BatchTasks.RetryAsync(task.TaskId, Cancellation);
        }),
        new(EmulatedOperation.StopBatchTask, async session =>
        {
            BatchTask task = await session.UpgradeAsync();
            session.Advance(2);
            return async () => await session.BatchTasks.StopAsync(task.TaskId, ["meter_00001", "meter_00002"], Cancellation);
        }),
        new(EmulatedOperation.ConfirmBatchTask, async session =>
        {
            BatchTask task = await session.UpgradeAsync(needConfirm: true);
            session.Advance(2);
            return async () => await session.BatchTasks.ConfirmAsync(task.TaskId, ["meter_00001", "meter_00002"], Cancellation);
        }),
        new(EmulatedOperation.UploadBatchTaskFile, session => Ready(async () =>
        {
            using var content = new MemoryStream(new byte[1_000]);
            return await session.Files.UploadAsync(content, "meters.xlsx", Cancellation);
        })),
        new(EmulatedOperation.ListBatchTaskFiles, session => Ready(async () => await session.Files.ListAsync(Cancellation))),
        new(EmulatedOperation.DeleteBatchTaskFile, async session =>
        {
            using var content = new MemoryStream([1]);
            BatchTaskFile file = await session.Files.UploadAsync(content, "meters.xlsx", Cancellation);
            return () => DoneAsync(session.Files.DeleteAsync(file.FileId, Cancellation));
        }),
    ];

    public bool IsRead => Operation is EmulatedOperation.ListBatchTasks or EmulatedOperation.ShowBatchTask or EmulatedOperation.ListBatchTaskFiles;

    public bool IsDelete => Operation is EmulatedOperation.DeleteBatchTask or EmulatedOperation.DeleteBatchTaskFile;

    /// <summary>Whether a second request changes nothing that the first has done.</summary>
    public bool IsRepeatableAction => Operation is EmulatedOperation.StopBatchTask or EmulatedOperation.ConfirmBatchTask;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Task<Func<Task<object?>>> Ready(Func<Task<object?>> call) => Task.FromResult(call);

    private static async Task<object?> DoneAsync(Task call)
    {
        await call;
        return null;
    }

    private static async Task<object?> FirstAsync(IAsyncEnumerable<BatchTask> tasks)
    {
        await foreach (BatchTask task in tasks)
        {
            return task;
        }

        return null;
    }
}

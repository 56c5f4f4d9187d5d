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
        Read(EmulatedOperation.ListDevices, async session => await FirstAsync(session.Client.Devices.ListAsync(cancellationToken: Cancellation))),
        Read(EmulatedOperation.ShowDevice, async session => await session.Client.Devices.GetAsync("device_00001", Cancellation)),
        Read(EmulatedOperation.ListDeviceGroups, async session => await FirstAsync(session.Client.DeviceGroups.ListAsync(cancellationToken: Cancellation))),
        Read(EmulatedOperation.ListDevicesInGroup, async session => await FirstAsync(session.Client.DeviceGroups.ListDevicesAsync("all", Cancellation))),
        Read(EmulatedOperation.ListPackages, async session => await FirstAsync(session.Client.Packages.ListAsync(OtaPackageType.Firmware, Cancellation))),
        Read(EmulatedOperation.ShowPackage, async session => await session.Client.Packages.GetAsync("32822e5744a45ede319d2c50", Cancellation)),
        Read(EmulatedOperation.ListProducts, async session => await FirstAsync(session.Client.Products.ListAsync(cancellationToken: Cancellation))),
        Read(EmulatedOperation.ListResourceSpaces, async session => await session.Client.ResourceSpaces.ListAsync(cancellationToken: Cancellation)),
        Read(EmulatedOperation.SearchDevices, async session => await session.Client.DeviceSearch.SearchAsync(DeviceSearch.Everything, cancellationToken: Cancellation)),
        new(EmulatedOperation.CreateExportTask, async session =>
        {
            BatchTask task = await session.UpgradeAsync();
            return async () => await session.Client.ExportTasks.CreateAsync(task.TaskId, cancellationToken: Cancellation);
        }),
        new(EmulatedOperation.ListExportTasks, async session =>
        {
            await ExportAsync(session);
            return async () => await FirstAsync(session.Client.ExportTasks.ListAsync(Cancellation));
        }),
        new(EmulatedOperation.DownloadExportFile, async session =>
        {
            ExportTask export = await ExportAsync(session);
            return () => DoneAsync(session.Client.ExportTasks.DownloadAsync(export.ExportTaskId, new MemoryStream(), Cancellation));
        }),
        new(EmulatedOperation.DeleteExportTask, async session =>
        {
            ExportTask export = await ExportAsync(session);
            return () => DoneAsync(session.Client.ExportTasks.DeleteAsync(export.ExportTaskId, Cancellation));
        }),
    ];

    public bool IsRead => Operation.ToString() is ['L', 'i', 's', 't', ..] or ['S', 'h', 'o', 'w', ..] or ['S', 'e', 'a', 'r', 'c', 'h', ..] or ['D', 'o', 'w', 'n', ..];

    public bool IsDelete => Operation.ToString().StartsWith("Delete", StringComparison.Ordinal);

    /// <summary>Whether a second request changes nothing that the first has done.</summary>
    public bool IsRepeatableAction => Operation is EmulatedOperation.StopBatchTask or EmulatedOperation.ConfirmBatchTask;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Task<Func<Task<object?>>> Ready(Func<Task<object?>> call) => Task.FromResult(call);

    private static async Task<object?> DoneAsync(Task call)
    {
        await call;
        return null;
    }

    private static async Task<object?> FirstAsync<T>(IAsyncEnumerable<T> items)
    {
        await foreach (T item in items)
        {
            return item;
        }

        return null;
    }

    private static OperationCase Read(EmulatedOperation operation, Func<ServiceSession, Task<object?>> call) => new(operation, session =>
    {
        FleetSeed seed = new();
        seed.AddExample(3);
        session.Emulator.Fleet.Add(seed);
        return Ready(() => call(session));
    });

    private static async Task<ExportTask> ExportAsync(ServiceSession session)
    {
        BatchTask task = await session.UpgradeAsync();
        ExportTask export = await session.Client.ExportTasks.CreateAsync(task.TaskId, cancellationToken: Cancellation);
        session.Advance(60);
        return export;
    }
}

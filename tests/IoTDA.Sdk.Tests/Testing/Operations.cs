namespace IoTDA.Sdk.Tests.Testing;

/// <summary>Calls one operation.</summary>
internal delegate Task Operation(IoTDAClient client, CancellationToken cancellationToken);

/// <summary>Each operation, ready to be called.</summary>
internal static class Operations
{
    private static readonly FreezeDevicesRequest Request = new() { TaskName = "Freeze", Targets = BatchTargets.Devices("d1", "d2") };

    private static readonly BatchTaskQuery Query = new(BatchTaskType.FreezeDevices);

    public static IReadOnlyDictionary<string, Operation> All { get; } = new Dictionary<string, Operation>
    {
        ["CreateBatchTask"] = (client, token) => client.BatchTasks.CreateAsync(Request, token),
        ["ListBatchTasks"] = async (client, token) => await client.BatchTasks.ListAsync(Query, token).ToListAsync(token),
        ["ShowBatchTask"] = (client, token) => client.BatchTasks.GetAsync(Clients.TaskId, token),
        ["DeleteBatchTask"] = (client, token) => client.BatchTasks.DeleteAsync(Clients.TaskId, token),
        ["RetryBatchTask"] = (client, token) => client.BatchTasks.RetryAsync(Clients.TaskId, ["d1"], token),
        ["StopBatchTask"] = (client, token) => client.BatchTasks.StopAsync(Clients.TaskId, token),
        ["ConfirmBatchTask"] = (client, token) => client.BatchTasks.ConfirmAsync(Clients.TaskId, ["d1"], token),
        ["UploadBatchTaskFile"] = async (client, token) =>
        {
            using MemoryStream content = new("rows of the sheet"u8.ToArray());
            await client.BatchTaskFiles.UploadAsync(content, "devices.xlsx", token);
        },
        ["ListBatchTaskFiles"] = (client, token) => client.BatchTaskFiles.ListAsync(token),
        ["DeleteBatchTaskFile"] = (client, token) => client.BatchTaskFiles.DeleteAsync("file", token),
        ["ListDevices"] = async (client, token) => await client.Devices.ListAsync(cancellationToken: token).ToListAsync(token),
        ["ShowDevice"] = (client, token) => client.Devices.GetAsync("device", token),
        ["ListDeviceGroups"] = async (client, token) => await client.DeviceGroups.ListAsync(cancellationToken: token).ToListAsync(token),
        ["ShowDevicesInGroup"] = async (client, token) => await client.DeviceGroups.ListDevicesAsync("group", token).ToListAsync(token),
        ["ListOtaPackageInfo"] = async (client, token) => await client.Packages.ListAsync(OtaPackageType.Firmware, token).ToListAsync(token),
        ["ShowOtaPackage"] = (client, token) => client.Packages.GetAsync("package", token),
        ["ShowApplications"] = (client, token) => client.ResourceSpaces.ListAsync(cancellationToken: token),
        ["ListProducts"] = async (client, token) => await client.Products.ListAsync(cancellationToken: token).ToListAsync(token),
        ["SearchDevices"] = (client, token) => client.DeviceSearch.CountAsync(DeviceSearch.Everything, token),
        ["CreateExportTask"] = (client, token) => client.ExportTasks.CreateAsync(Clients.TaskId, cancellationToken: token),
        ["ListExportTasks"] = async (client, token) => await client.ExportTasks.ListAsync(token).ToListAsync(token),
        ["ShowExportTask"] = (client, token) => client.ExportTasks.DownloadAsync("export", Stream.Null, token),
        ["DeleteExportTask"] = (client, token) => client.ExportTasks.DeleteAsync("export", token),
    };

    /// <summary>Those that may be sent twice whatever became of the first time.</summary>
    public static IReadOnlyList<string> Repeatable { get; } = [.. All.Keys.Except(
        ["CreateBatchTask", "RetryBatchTask", "StopBatchTask", "ConfirmBatchTask", "UploadBatchTaskFile", "CreateExportTask"])];

    /// <summary>An answer that suits an operation: for a download an empty zip file.</summary>
    public static string SuccessOf(string operation) => operation == "ShowExportTask" ? "PK\u0005\u0006" + new string('\0', 18) : Success;

    /// <summary>An answer that suits any operation but a download.</summary>
    public static string Success { get; } =
        $$"""{"task_id":"a","batchtask":{"task_id":"{{Clients.TaskId}}"},"batchtasks":[],"targets":[],"files":[],"file_id":"f","device_id":"d","package_id":"p","export_task_id":"e","count":0}""";
}

namespace IoTDA.Sdk.Tests.Testing;

/// <summary>Calls one operation.</summary>
internal delegate Task Operation(IoTDAClient client, CancellationToken cancellationToken);

/// <summary>Each of the ten operations, ready to be called.</summary>
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
    };

    /// <summary>Those that may be sent twice whatever became of the first time.</summary>
    public static IReadOnlyList<string> Repeatable { get; } =
        ["ListBatchTasks", "ShowBatchTask", "DeleteBatchTask", "ListBatchTaskFiles", "DeleteBatchTaskFile"];

    /// <summary>An answer that suits any operation.</summary>
    public static string Success { get; } =
        $$"""{"task_id":"a","batchtask":{"task_id":"{{Clients.TaskId}}"},"batchtasks":[],"targets":[],"files":[],"file_id":"f"}""";
}

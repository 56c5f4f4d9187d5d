using Microsoft.AspNetCore.Http;

namespace IoTDA.Sdk.Emulator.Http;

/// <summary>Where a request goes: the operation, the project in its path, the id in its path.</summary>
internal sealed record Route(EmulatedOperation Operation, string? ProjectId, string? Id);

/// <summary>Finds the operation by method and raw path. Segments are decoded one by one, so an encoded slash stays inside its segment.</summary>
internal static class Router
{
    public static Route? Find(string method, string target)
    {
        string[] segments = [.. RequestTarget.PathOf(target).Split('/').Skip(1).Select(Uri.UnescapeDataString)];
        return segments switch
        {
            ["v3", "auth", "tokens"] when HttpMethods.IsPost(method) => new(EmulatedOperation.CreateToken, null, null),
            ["v3", "projects"] when HttpMethods.IsGet(method) => new(EmulatedOperation.ListProjects, null, null),
            ["v5", "iot", var project, .. var rest] when !rest.Contains(string.Empty) => FindInProject(method, rest) is (var operation, var id)
                ? new(operation, project, id)
                : null,
            _ => null,
        };
    }

    private static (EmulatedOperation Operation, string? Id)? FindInProject(string method, string[] rest) => (method, rest) switch
    {
        ("POST", ["batchtasks"]) => (EmulatedOperation.CreateBatchTask, null),
        ("GET", ["batchtasks"]) => (EmulatedOperation.ListBatchTasks, null),
        ("GET", ["batchtasks", var id]) => (EmulatedOperation.ShowBatchTask, id),
        ("DELETE", ["batchtasks", var id]) => (EmulatedOperation.DeleteBatchTask, id),
        ("POST", ["batchtasks", var id, "retry"]) => (EmulatedOperation.RetryBatchTask, id),
        ("POST", ["batchtasks", var id, "stop"]) => (EmulatedOperation.StopBatchTask, id),
        ("POST", ["batchtasks", var id, "confirm"]) => (EmulatedOperation.ConfirmBatchTask, id),
        ("POST", ["batchtask-files"]) => (EmulatedOperation.UploadBatchTaskFile, null),
        ("GET", ["batchtask-files"]) => (EmulatedOperation.ListBatchTaskFiles, null),
        ("DELETE", ["batchtask-files", var id]) => (EmulatedOperation.DeleteBatchTaskFile, id),
        ("GET", ["devices"]) => (EmulatedOperation.ListDevices, null),
        ("GET", ["devices", var id]) => (EmulatedOperation.ShowDevice, id),
        ("GET", ["device-group"]) => (EmulatedOperation.ListDeviceGroups, null),
        ("GET", ["device-group", var id, "devices"]) => (EmulatedOperation.ListDevicesInGroup, id),
        ("GET", ["ota-upgrades", "packages"]) => (EmulatedOperation.ListPackages, null),
        ("GET", ["ota-upgrades", "packages", var id]) => (EmulatedOperation.ShowPackage, id),
        ("GET", ["products"]) => (EmulatedOperation.ListProducts, null),
        ("GET", ["apps"]) => (EmulatedOperation.ListResourceSpaces, null),
        ("POST", ["search", "query-devices"]) => (EmulatedOperation.SearchDevices, null),
        ("POST", ["export-tasks"]) => (EmulatedOperation.CreateExportTask, null),
        ("GET", ["export-tasks"]) => (EmulatedOperation.ListExportTasks, null),
        ("GET", ["export-tasks", var id, "file"]) => (EmulatedOperation.DownloadExportFile, id),
        ("DELETE", ["export-tasks", var id]) => (EmulatedOperation.DeleteExportTask, id),
        _ => null,
    };
}

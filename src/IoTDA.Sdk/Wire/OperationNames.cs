namespace IoTDA.Sdk.Wire;

/// <summary>The operations that a client calls, by their names in the API reference; a test compares them with the wire interfaces.</summary>
internal static class OperationNames
{
    public static IReadOnlyList<string> All { get; } =
    [
        "CreateBatchTask", "ListBatchTasks", "ShowBatchTask", "DeleteBatchTask", "RetryBatchTask", "StopBatchTask", "ConfirmBatchTask",
        "UploadBatchTaskFile", "ListBatchTaskFiles", "DeleteBatchTaskFile",
        "ListDevices", "ShowDevice", "ListDeviceGroups", "ShowDevicesInGroup", "ListOtaPackageInfo", "ShowOtaPackage", "ShowApplications", "ListProducts", "SearchDevices",
        "CreateExportTask", "ListExportTasks", "ShowExportTask", "DeleteExportTask",
    ];
}

namespace IoTDA.Sdk.Emulator;

/// <summary>The operations that the emulator answers, in the order of the API reference.</summary>
public enum EmulatedOperation
{
    /// <summary><c>POST /v5/iot/{project_id}/batchtasks</c></summary>
    CreateBatchTask,

    /// <summary><c>GET /v5/iot/{project_id}/batchtasks</c></summary>
    ListBatchTasks,

    /// <summary><c>GET /v5/iot/{project_id}/batchtasks/{task_id}</c></summary>
    ShowBatchTask,

    /// <summary><c>DELETE /v5/iot/{project_id}/batchtasks/{task_id}</c></summary>
    DeleteBatchTask,

    /// <summary><c>POST /v5/iot/{project_id}/batchtasks/{task_id}/retry</c></summary>
    RetryBatchTask,

    /// <summary><c>POST /v5/iot/{project_id}/batchtasks/{task_id}/stop</c></summary>
    StopBatchTask,

    /// <summary><c>POST /v5/iot/{project_id}/batchtasks/{task_id}/confirm</c></summary>
    ConfirmBatchTask,

    /// <summary><c>POST /v5/iot/{project_id}/batchtask-files</c></summary>
    UploadBatchTaskFile,

    /// <summary><c>GET /v5/iot/{project_id}/batchtask-files</c></summary>
    ListBatchTaskFiles,

    /// <summary><c>DELETE /v5/iot/{project_id}/batchtask-files/{file_id}</c></summary>
    DeleteBatchTaskFile,

    /// <summary>IAM: <c>POST /v3/auth/tokens</c></summary>
    CreateToken,

    /// <summary>IAM: <c>GET /v3/projects</c></summary>
    ListProjects,

    /// <summary><c>GET /v5/iot/{project_id}/devices</c></summary>
    ListDevices,

    /// <summary><c>GET /v5/iot/{project_id}/devices/{device_id}</c></summary>
    ShowDevice,

    /// <summary><c>GET /v5/iot/{project_id}/device-group</c></summary>
    ListDeviceGroups,

    /// <summary><c>GET /v5/iot/{project_id}/device-group/{group_id}/devices</c></summary>
    ListDevicesInGroup,

    /// <summary><c>GET /v5/iot/{project_id}/ota-upgrades/packages</c></summary>
    ListPackages,

    /// <summary><c>GET /v5/iot/{project_id}/ota-upgrades/packages/{package_id}</c></summary>
    ShowPackage,

    /// <summary><c>GET /v5/iot/{project_id}/products</c></summary>
    ListProducts,

    /// <summary><c>GET /v5/iot/{project_id}/apps</c></summary>
    ListResourceSpaces,

    /// <summary><c>POST /v5/iot/{project_id}/search/query-devices</c></summary>
    SearchDevices,

    /// <summary><c>POST /v5/iot/{project_id}/export-tasks</c></summary>
    CreateExportTask,

    /// <summary><c>GET /v5/iot/{project_id}/export-tasks</c></summary>
    ListExportTasks,

    /// <summary><c>GET /v5/iot/{project_id}/export-tasks/{export_task_id}/file</c></summary>
    DownloadExportFile,

    /// <summary><c>DELETE /v5/iot/{project_id}/export-tasks/{export_task_id}</c></summary>
    DeleteExportTask,
}

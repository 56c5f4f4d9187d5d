using IoTDA.Sdk.Emulator.BatchTaskFiles;
using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.BatchTasks.Execution;
using IoTDA.Sdk.Emulator.Credentials;
using IoTDA.Sdk.Emulator.ExportTasks;
using IoTDA.Sdk.Emulator.Fleet.Reads;
using IoTDA.Sdk.Emulator.Fleet.Search;
using IoTDA.Sdk.Emulator.Http;
using IoTDA.Sdk.Emulator.Iam;

namespace IoTDA.Sdk.Emulator;

/// <summary>Every operation with its handler.</summary>
internal static class Operations
{
    public static OperationTable Of(
        EmulatorOptions options, EmulatorClock clock, BatchTaskStore tasks, BatchTaskFileStore files, ExportTaskStore exports, TokenStore tokens)
    {
        ExecutionSettings settings = new(options.Outcomes, options.Parallelism, options.InitializationTime, options.StoppingTime, clock);
        UploadBatchTaskFile upload = new(tasks, files);
        return new OperationTable(
        [
            At(EmulatedOperation.CreateBatchTask, new CreateBatchTask(tasks, files, options, settings).Handle),
            At(EmulatedOperation.ListBatchTasks, new ListBatchTasks(tasks, options).Handle),
            At(EmulatedOperation.ShowBatchTask, new ShowBatchTask(tasks, options).Handle),
            At(EmulatedOperation.DeleteBatchTask, new DeleteBatchTask(tasks).Handle),
            At(EmulatedOperation.RetryBatchTask, new InterveneInBatchTask(tasks, SubTaskIntervention.Retry).Handle),
            At(EmulatedOperation.StopBatchTask, new InterveneInBatchTask(tasks, SubTaskIntervention.Stop).Handle),
            At(EmulatedOperation.ConfirmBatchTask, new InterveneInBatchTask(tasks, SubTaskIntervention.Confirm).Handle),
            new(EmulatedOperation.UploadBatchTaskFile, async request => await upload.HandleAsync(request).ConfigureAwait(false)),
            At(EmulatedOperation.ListBatchTaskFiles, new ListBatchTaskFiles(tasks, files).Handle),
            At(EmulatedOperation.DeleteBatchTaskFile, new DeleteBatchTaskFile(tasks, files).Handle),
            At(EmulatedOperation.CreateToken, new CreateToken(tokens, options).Handle),
            At(EmulatedOperation.ListProjects, new ListProjects(options).Handle),
            At(EmulatedOperation.ListDevices, new ListDevices(tasks, options).Handle),
            At(EmulatedOperation.ShowDevice, new ShowDevice(tasks).Handle),
            At(EmulatedOperation.ListDeviceGroups, new ListDeviceGroups(tasks, options).Handle),
            At(EmulatedOperation.ListDevicesInGroup, new ListDevicesInGroup(tasks, options).Handle),
            At(EmulatedOperation.ListPackages, new ListPackages(tasks, options).Handle),
            At(EmulatedOperation.ShowPackage, new ShowPackage(tasks).Handle),
            At(EmulatedOperation.ListProducts, new ListProducts(tasks, options).Handle),
            At(EmulatedOperation.ListResourceSpaces, new ListResourceSpaces(tasks).Handle),
            At(EmulatedOperation.SearchDevices, new SearchDevices(tasks, options).Handle),
            At(EmulatedOperation.CreateExportTask, new CreateExportTask(tasks, exports, options).Handle),
            At(EmulatedOperation.ListExportTasks, new ListExportTasks(tasks, exports, options).Handle),
            At(EmulatedOperation.DownloadExportFile, new DownloadExportFile(tasks, exports).Handle),
            At(EmulatedOperation.DeleteExportTask, new DeleteExportTask(tasks, exports).Handle),
        ]);
    }

    private static KeyValuePair<EmulatedOperation, OperationHandler> At(EmulatedOperation operation, Func<ApiRequest, EmulatorResponse> handle)
        => new(operation, request => ValueTask.FromResult(handle(request)));
}

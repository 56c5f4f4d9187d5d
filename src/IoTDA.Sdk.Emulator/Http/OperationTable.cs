using IoTDA.Sdk.Emulator.BatchTaskFiles;
using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.Iam;

namespace IoTDA.Sdk.Emulator.Http;

/// <summary>Which class answers which operation.</summary>
internal sealed class OperationTable(
    CreateBatchTask create,
    ListBatchTasks list,
    ShowBatchTask show,
    DeleteBatchTask delete,
    InterveneInBatchTask retry,
    InterveneInBatchTask stop,
    InterveneInBatchTask confirm,
    UploadBatchTaskFile upload,
    ListBatchTaskFiles listFiles,
    DeleteBatchTaskFile deleteFile,
    CreateToken createToken,
    ListProjects listProjects)
{
    public async ValueTask<EmulatorResponse> ExecuteAsync(ApiRequest request) => request.Operation switch
    {
        EmulatedOperation.CreateBatchTask => create.Handle(request),
        EmulatedOperation.ListBatchTasks => list.Handle(request),
        EmulatedOperation.ShowBatchTask => show.Handle(request),
        EmulatedOperation.DeleteBatchTask => delete.Handle(request),
        EmulatedOperation.RetryBatchTask => retry.Handle(request),
        EmulatedOperation.StopBatchTask => stop.Handle(request),
        EmulatedOperation.ConfirmBatchTask => confirm.Handle(request),
        EmulatedOperation.UploadBatchTaskFile => await upload.HandleAsync(request).ConfigureAwait(false),
        EmulatedOperation.ListBatchTaskFiles => listFiles.Handle(request),
        EmulatedOperation.DeleteBatchTaskFile => deleteFile.Handle(request),
        EmulatedOperation.CreateToken => createToken.Handle(request),
        EmulatedOperation.ListProjects => listProjects.Handle(request),
        _ => throw new InvalidOperationException($"Nothing answers {request.Operation}."),
    };
}

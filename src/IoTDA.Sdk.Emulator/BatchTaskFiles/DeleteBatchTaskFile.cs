using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.BatchTaskFiles;

/// <summary><c>DELETE /batchtask-files/{file_id}</c></summary>
internal sealed class DeleteBatchTaskFile(BatchTaskStore store, BatchTaskFileStore files)
{
    public EmulatorResponse Handle(ApiRequest request)
    {
        _ = request.ReadQuery();
        if (request.Id is not { Length: > 0 and <= 128 } id || !id.All(Characters.InId))
        {
            throw RequestRefusedException.InvalidInput($"The file id '{request.Id}' must have 1 to 128 letters, digits, _ and -.");
        }

        lock (store.Lock)
        {
            files.Take(id, request.ReceivedAt);
            return EmulatorResponse.NoContent;
        }
    }
}

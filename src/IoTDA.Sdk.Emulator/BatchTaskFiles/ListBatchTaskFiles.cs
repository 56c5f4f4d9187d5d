using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.BatchTaskFiles;

/// <summary><c>GET /batchtask-files</c>: all files, no paging.</summary>
internal sealed class ListBatchTaskFiles(BatchTaskStore store, BatchTaskFileStore files)
{
    public EmulatorResponse Handle(ApiRequest request)
    {
        _ = request.ReadQuery();
        DateTimeOffset newest = request.ReceivedAt - request.ListLag;
        lock (store.Lock)
        {
            return EmulatorResponse.Json(200, writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartArray("files");
                foreach (UploadedFile file in files.All(request.ReceivedAt))
                {
                    if (request.ListLag <= TimeSpan.Zero || file.UploadTime <= newest)
                    {
                        BatchTaskFileWriter.Write(writer, file);
                    }
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            });
        }
    }
}

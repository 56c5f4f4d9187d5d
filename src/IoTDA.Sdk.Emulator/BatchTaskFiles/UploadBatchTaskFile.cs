using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.BatchTaskFiles;

/// <summary><c>POST /batchtask-files</c>. The content is kept as it is and not read: what it stands for is an option of the emulator.</summary>
internal sealed class UploadBatchTaskFile(BatchTaskStore store, BatchTaskFileStore files)
{
    private const int MaxBytes = 2 * 1024 * 1024;
    private const int MaxNameLength = 60;

    public async Task<EmulatorResponse> HandleAsync(ApiRequest request)
    {
        _ = request.ReadQuery();
        (string name, byte[] content) = await FileFormReader.ReadAsync(request).ConfigureAwait(false);
        CheckName(name);
        if (content.Length > MaxBytes)
        {
            throw new RequestRefusedException(400, EmulatorErrorCodes.FileTooLarge, $"The file has {content.Length} bytes, at most {MaxBytes} are allowed.");
        }

        lock (store.Lock)
        {
            UploadedFile file = files.Add(name, content, request.ReceivedAt);
            return EmulatorResponse.Json(201, writer => BatchTaskFileWriter.Write(writer, file)) with { MadeId = file.Id };
        }
    }

    private static void CheckName(string name)
    {
        if (name.Length > MaxNameLength || name.AsSpan().IndexOfAny('/', '\\') >= 0)
        {
            throw RequestRefusedException.InvalidInput($"The file name must be a base name of 1 to {MaxNameLength} characters, not '{name}'.");
        }

        if (!name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".xls", StringComparison.OrdinalIgnoreCase))
        {
            throw RequestRefusedException.InvalidFormat($"The file must be an xlsx or xls file, not '{name}'.");
        }
    }
}

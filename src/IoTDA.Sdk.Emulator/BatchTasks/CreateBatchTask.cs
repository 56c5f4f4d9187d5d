using System.Text.Json;
using IoTDA.Sdk.Emulator.BatchTaskFiles;
using IoTDA.Sdk.Emulator.BatchTasks.Creation;
using IoTDA.Sdk.Emulator.BatchTasks.Execution;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.BatchTasks;

/// <summary><c>POST /batchtasks</c>. The file that a task names is read here and is gone afterwards: a file is used once.</summary>
internal sealed class CreateBatchTask(BatchTaskStore store, BatchTaskFileStore files, EmulatorOptions options, ExecutionSettings settings)
{
    private readonly CreateRequestReader _reader = new(options.DefaultAppId, options.AcceptUnknownTaskTypes);

    public EmulatorResponse Handle(ApiRequest request)
    {
        using JsonDocument document = RequestObject.ParseBody(request);
        TaskDefinition definition = _reader.Read(document.RootElement, request.ReceivedAt);
        if (options.AppIds.Count > 0 && !options.AppIds.Contains(definition.AppId))
        {
            throw new RequestRefusedException(403, EmulatorErrorCodes.AppNotFound, $"The resource space {definition.AppId} does not exist.");
        }

        lock (store.Lock)
        {
            store.EnsureQuota(definition.AppId, request.ReceivedAt);
            IReadOnlyList<string>? rows = definition.Source.FileId is { } fileId ? RowsOf(fileId, request.ReceivedAt) : null;
            ResolvedTargets targets = ResolvedTargets.From(definition.Source, rows, options.Groups);
            BatchTask task = new(store.NextId(request.ReceivedAt), definition, targets, request.ReceivedAt, settings);
            store.Add(task);
            task.Advance(request.ReceivedAt);
            return EmulatorResponse.Json(201, writer => BatchTaskWriter.Write(writer, task)) with { MadeId = task.Id };
        }
    }

    private IReadOnlyList<string> RowsOf(string fileId, DateTimeOffset now)
    {
        UploadedFile file = files.Take(fileId, now);
        return options.FileRows.TryGetValue(file.Name, out IReadOnlyList<string>? rows) ? rows : options.DefaultFileRows;
    }
}

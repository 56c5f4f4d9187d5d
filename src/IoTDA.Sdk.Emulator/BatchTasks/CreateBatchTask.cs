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
    private readonly CreateRequestReader _reader = new(options);

    public EmulatorResponse Handle(ApiRequest request)
    {
        using JsonDocument document = BodyText.Parse(request);
        TaskDefinition definition = _reader.Read(request, document);
        if (options.AppIds.Count > 0 && !options.AppIds.Contains(definition.AppId))
        {
            throw new RequestRefusedException(403, EmulatorErrorCodes.AppNotFound, $"The resource space {definition.AppId} does not exist.");
        }

        lock (store.Lock)
        {
            store.Advance(request.ReceivedAt);
            BatchTask task = store.Add(definition, () => Resolve(definition.Source, request.ReceivedAt), request.ReceivedAt, settings);
            return EmulatorResponse.Json(201, writer => BatchTaskWriter.Write(writer, task)) with { MadeId = task.Id };
        }
    }

    private ResolvedTargets Resolve(TaskSource source, DateTimeOffset now) => ResolvedTargets.From(
        source,
        source.FileId is { } fileId ? RowsOf(fileId, now) : null,
        id => options.Groups.TryGetValue(id, out IReadOnlyList<string>? group) ? group : store.Fleet.FindGroup(id)?.DeviceIds);

    private IReadOnlyList<string> RowsOf(string fileId, DateTimeOffset now)
    {
        UploadedFile file = files.Use(fileId, now);
        return options.FileRows.TryGetValue(file.Name, out IReadOnlyList<string>? rows) ? rows : options.DefaultFileRows;
    }
}

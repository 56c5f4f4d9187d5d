using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Paging;

namespace IoTDA.Sdk.Emulator.ExportTasks;

/// <summary>The latest 50 export tasks, in ascending order of id. Every use happens under the task store's lock.</summary>
internal sealed class ExportTaskStore(EmulatorClock clock, bool limitRates)
{
    private const int Capacity = 50;
    private const int MaxUnfinished = 5;
    private static readonly TimeSpan Work = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DownloadPause = TimeSpan.FromSeconds(30);

    private readonly RecordIds _ids = new();
    private readonly List<ExportTask> _tasks = [];
    private DateTimeOffset? _lastDownload;

    public IReadOnlyList<ExportTask> All => _tasks;

    /// <summary>Adds an export. An earlier one of the same condition has the new one's file from now on.</summary>
    public ExportTask Add(string batchTaskId, string appType, string? appId, int count, ReadOnlyMemory<byte> file, DateTimeOffset now)
    {
        if (_tasks.Count(one => !one.IsFinished(now)) >= MaxUnfinished)
        {
            throw new RequestRefusedException(400, EmulatorErrorCodes.TooManyExportTasks, $"At most {MaxUnfinished} export tasks may be unfinished.");
        }

        for (int i = 0; i < _tasks.Count; i++)
        {
            if (_tasks[i] is var earlier && earlier.BatchTaskId == batchTaskId && earlier.AppType == appType && earlier.AppId == appId)
            {
                _tasks[i] = earlier with { File = file };
            }
        }

        ExportTask task = new(_ids.Next(now), batchTaskId, appType, appId, now, now + (Work / clock.Speed), count, file);
        _tasks.Add(task);
        if (_tasks.Count > Capacity)
        {
            _tasks.RemoveAt(0);
        }

        return task;
    }

    public ReadOnlyMemory<byte> Download(string? id, DateTimeOffset now)
    {
        ExportTask task = Get(id);
        if (!task.IsFinished(now))
        {
            throw new RequestRefusedException(404, EmulatorErrorCodes.ExportTaskNotFound, $"The export task {id} has no file yet.");
        }

        if (limitRates && now - _lastDownload < DownloadPause)
        {
            throw new RequestRefusedException(429, EmulatorErrorCodes.Throttled, "The throttling threshold has been reached: one download in 30 seconds.");
        }

        _lastDownload = now;
        return task.File;
    }

    public void Remove(string? id) => _tasks.Remove(Get(id));

    public void Clear()
    {
        _tasks.Clear();
        _lastDownload = null;
    }

    private ExportTask Get(string? id) => _tasks.Find(task => task.Id == id)
        ?? throw new RequestRefusedException(404, EmulatorErrorCodes.ExportTaskNotFound, $"The export task {id} does not exist.");
}

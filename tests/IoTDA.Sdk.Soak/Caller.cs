using IoTDA.Sdk.BatchTasks.Targets;

namespace IoTDA.Sdk.Soak;

/// <summary>One caller: creates tasks, and does with each what operators do.</summary>
/// <param name="client">The client that all share.</param>
/// <param name="beliefs">What callers were told.</param>
/// <param name="number">Which caller it is.</param>
/// <param name="seed">Chooses the work.</param>
/// <param name="repeats">Whether it does what callers do who get no help: send an uncertain create again.</param>
internal sealed class Caller(IoTDAClient client, Beliefs beliefs, int number, int seed, bool repeats)
{
    private readonly Random _random = new(HashCode.Combine(seed, number));

    public async Task RunAsync(int tasks, CancellationToken cancellationToken)
    {
        for (int i = 0; i < tasks; i++)
        {
            if (await CreateAsync($"Soak_{seed}_{number}_{i}", cancellationToken) is { } task)
            {
                await AccompanyAsync(task, cancellationToken);
            }
        }
    }

    private async Task<BatchTask?> CreateAsync(string name, CancellationToken cancellationToken)
    {
        BatchTaskName taskName = _random.Next(2) == 0 ? BatchTaskName.Unique(name) : name;
        CreateBatchTaskRequest request = await RequestAsync(taskName, cancellationToken);
        BatchTask? task = null;
        bool? open = await beliefs.TryAsync(async () => task = await client.BatchTasks.CreateAsync(request, cancellationToken));
        if (repeats && open == true)
        {
            open = await beliefs.TryAsync(async () => task = await client.BatchTasks.CreateAsync(request, cancellationToken));
        }

        beliefs.Creates.Enqueue(new Beliefs.Created(taskName.Value, request.TaskType, task?.TaskId, open ?? false));
        return task;
    }

    private async Task<CreateBatchTaskRequest> RequestAsync(BatchTaskName name, CancellationToken cancellationToken)
    {
        // Upgrades more often than their share: only they can be stopped and retried.
        BatchTaskType type = _random.Next(3) == 0 ? BatchTaskType.SoftwareUpgrade : One(Work.Types);
        TargetKinds kind = One(Work.KindsOf(type));
        if (kind == TargetKinds.File)
        {
            if (await UploadAsync(name.Value, cancellationToken) is { } fileId)
            {
                return Work.Create(type, name, BatchTargets.File(fileId));
            }

            (type, kind) = (BatchTaskType.UnfreezeDevices, TargetKinds.Devices);
        }

        return Work.Create(type, name, kind == TargetKinds.Groups
            ? BatchTargets.Groups(One(Work.Groups))
            : BatchTargets.Devices([.. Enumerable.Range(1, _random.Next(1, 120)).Select(device => $"meter_{device}")]));
    }

    private T One<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private async Task<string?> UploadAsync(string name, CancellationToken cancellationToken)
    {
        string fileName = name[^Math.Min(name.Length, 50)..] + ".xlsx";
        using var content = new MemoryStream(new byte[_random.Next(1, 50_000)]);
        BatchTaskFile? file = null;
        bool? open = await beliefs.TryAsync(async () => file = await client.BatchTaskFiles.UploadAsync(content, fileName, cancellationToken));
        beliefs.Uploads.Enqueue((fileName, file?.FileId, open ?? false));
        return file?.FileId;
    }

    private async Task AccompanyAsync(BatchTask task, CancellationToken cancellationToken)
    {
        int what = _random.Next(10);
        if (what < 2 && task.TaskType.IsUpgrade)
        {
            await ActAsync(task.TaskId, "StopBatchTask", () => client.BatchTasks.StopAsync(task.TaskId, cancellationToken));
        }

        BatchTask? end = null;
        if (what < 7)
        {
            await beliefs.TryAsync(async () => end = await client.BatchTasks.WaitForCompletionAsync(task.TaskId, cancellationToken: cancellationToken));
        }

        if (what is 5 or 6 && end is { Progress.Fail: > 0 } && task.TaskType.IsUpgrade)
        {
            end = null;
            await ActAsync(task.TaskId, "RetryBatchTask", () => client.BatchTasks.RetryAsync(task.TaskId, cancellationToken));
            await beliefs.TryAsync(async () => end = await client.BatchTasks.WaitForCompletionAsync(task.TaskId, cancellationToken: cancellationToken));
        }

        if (end is not null)
        {
            beliefs.Ends.Enqueue(end);
        }

        if (what is 3 or 4)
        {
            int count = 0;
            bool? failed = await beliefs.TryAsync(async () =>
            {
                await foreach (SubTask subTask in client.BatchTasks.ListSubTasksAsync(task.TaskId, cancellationToken: cancellationToken))
                {
                    count += subTask.Target.Length > 0 ? 1 : 0;
                }
            });
            if (failed is null)
            {
                beliefs.Listings.Enqueue((task.TaskId, count));
            }
        }

        if (what == 3 && end is not null)
        {
            await ActAsync(task.TaskId, "DeleteBatchTask", () => client.BatchTasks.DeleteAsync(task.TaskId, cancellationToken));
        }
    }

    private async Task ActAsync(string taskId, string operation, Func<Task> act)
    {
        bool? open = await beliefs.TryAsync(act);
        beliefs.Actions.Enqueue(new Beliefs.Acted(taskId, operation, open is null, open ?? false));
    }
}

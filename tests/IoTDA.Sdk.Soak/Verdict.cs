using IoTDA.Sdk.Emulator;

namespace IoTDA.Sdk.Soak;

/// <summary>Compares what callers were told with what the emulator executed.</summary>
internal sealed class Verdict
{
    private readonly List<string> _findings = [];

    private Verdict()
    {
    }

    public int Tasks { get; private set; }

    public int Executed { get; private set; }

    /// <summary>Calls that were executed more often than once, each time too much.</summary>
    public int Duplicates { get; private set; }

    /// <summary>What a caller was told to have, and does not exist.</summary>
    public int Lost { get; private set; }

    /// <summary>Calls of which the caller was told that the outcome is open.</summary>
    public int Unknown { get; private set; }

    /// <summary>Calls of which the caller was told something else than what happened.</summary>
    public int Wrong { get; private set; }

    /// <summary>How many task types were sent.</summary>
    public int Types { get; private set; }

    public IReadOnlyList<string> Findings => _findings;

    public bool IsGood => Duplicates == 0 && Lost == 0 && Wrong == 0;

    public static Verdict Of(Beliefs beliefs, IoTDAEmulator emulator)
    {
        BatchTaskSnapshot[] tasks = [.. emulator.Tasks, .. emulator.DeletedTasks];
        RecordedRequest[] executed = [.. emulator.Requests.Where(request => request.Executed)];
        var verdict = new Verdict { Tasks = beliefs.Creates.Count, Executed = tasks.Length };
        verdict.JudgeTypes(beliefs);
        verdict.JudgeCreates(beliefs, tasks);
        verdict.JudgeUploads(beliefs, executed);
        verdict.JudgeActions(beliefs, emulator, executed);
        verdict.JudgeReads(beliefs, tasks);
        foreach (Exception exception in beliefs.Undocumented)
        {
            verdict.Wrong += verdict.Find($"an exception that is not documented: {exception}");
        }

        return verdict;
    }

    public override string ToString() => $"types={Types} tasks={Tasks} executed={Executed} duplicates={Duplicates} lost={Lost} unknown={Unknown} wrong={Wrong}";

    /// <summary>A run that is long enough sends every type.</summary>
    private void JudgeTypes(Beliefs beliefs)
    {
        BatchTaskType[] missing = [.. Work.Types.Except(beliefs.Creates.Select(told => told.Type))];
        Types = Work.Types.Count - missing.Length;
        Wrong += missing.Length > 0 && beliefs.Creates.Count >= 20 * Work.Types.Count ? Find($"never sent: {string.Join(", ", missing)}") : 0;
    }

    private void JudgeCreates(Beliefs beliefs, BatchTaskSnapshot[] tasks)
    {
        ILookup<string, BatchTaskSnapshot> byName = tasks.ToLookup(task => task.Name);
        foreach (IGrouping<string, BatchTaskSnapshot> name in byName.Where(name => name.Count() > 1))
        {
            Duplicates += (name.Count() - 1) * Find($"{name.Count()} tasks of the name {name.Key}");
        }

        var owners = new HashSet<string>();
        foreach (Beliefs.Created told in beliefs.Creates)
        {
            Unknown += told.IsUnknown ? 1 : 0;
            if (told.TaskId is { } id)
            {
                Lost += byName[told.Name].Any(task => task.Id == id) ? 0 : Find($"{told.Name} was told to be {id}, which is not there");
                Wrong += owners.Add(id) ? 0 : Find($"{id} was given to two callers");
            }
            else if (!told.IsUnknown)
            {
                Wrong += byName.Contains(told.Name) ? Find($"{told.Name} was told to have failed and is there") : 0;
            }
        }
    }

    private void JudgeUploads(Beliefs beliefs, RecordedRequest[] executed)
    {
        HashSet<string> files = [.. executed.Where(request => request.Operation == EmulatedOperation.UploadBatchTaskFile).Select(request => request.ResourceId!)];
        var owners = new HashSet<string>();
        foreach ((string name, string? id, bool isUnknown) in beliefs.Uploads)
        {
            Unknown += isUnknown ? 1 : 0;
            if (id is not null)
            {
                Lost += files.Contains(id) ? 0 : Find($"{name} was told to be {id}, which is not there");
                Wrong += owners.Add(id) ? 0 : Find($"{id} was given to two callers");
            }
        }

        // A file that nobody was given or warned of was told to have failed.
        int warned = beliefs.Uploads.Count(upload => upload.IsUnknown);
        int orphans = files.Count - owners.Count;
        Wrong += orphans > warned ? Find($"{orphans} files that nobody was given, but {warned} warnings") : 0;
    }

    private void JudgeActions(Beliefs beliefs, IoTDAEmulator emulator, RecordedRequest[] executed)
    {
        ILookup<(string?, string), RecordedRequest> done = executed.ToLookup(request => (request.ResourceId, request.Operation.ToString()!));
        HashSet<string> deleted = [.. emulator.DeletedTasks.Select(task => task.Id)];
        foreach (IGrouping<(string TaskId, string Operation), Beliefs.Acted> told in beliefs.Actions.GroupBy(action => (action.TaskId, action.Operation)))
        {
            int times = done[told.Key].Count();
            Unknown += told.Count(action => action.IsUnknown);
            Duplicates += told.Key.Operation == "RetryBatchTask" && times > told.Count() ? Find($"{told.Key} was executed {times} times") : 0;
            bool happened = told.Key.Operation == "DeleteBatchTask" ? deleted.Contains(told.Key.TaskId) : times > 0;
            Wrong += told.Any(action => action.Succeeded) && !happened ? Find($"{told.Key} was told to have succeeded and did not happen") : 0;
            Wrong += told.All(action => !action.Succeeded && !action.IsUnknown) && happened ? Find($"{told.Key} was told to have failed and happened") : 0;
        }
    }

    private void JudgeReads(Beliefs beliefs, BatchTaskSnapshot[] tasks)
    {
        Dictionary<string, BatchTaskSnapshot> byId = tasks.ToDictionary(task => task.Id);
        foreach (BatchTask end in beliefs.Ends)
        {
            BatchTaskProgressSnapshot truth = byId[end.TaskId].Progress;
            bool isTrue = byId[end.TaskId].Status == end.Status.Value
                && (truth.Total, truth.Success, truth.Fail, truth.Stopped) == (end.Progress.Total, end.Progress.Success, end.Progress.Fail, end.Progress.Stopped);
            Wrong += isTrue ? 0 : Find($"{end} is {byId[end.TaskId].Status} in truth, {truth}");
        }

        foreach ((string taskId, int count) in beliefs.Listings)
        {
            Wrong += byId[taskId].SubTasks.Count == count ? 0 : Find($"{taskId} has {byId[taskId].SubTasks.Count} sub-tasks, {count} were listed");
        }
    }

    private int Find(string what)
    {
        _findings.Add(what);
        return 1;
    }
}

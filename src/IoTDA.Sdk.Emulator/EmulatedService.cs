using IoTDA.Sdk.Emulator.BatchTaskFiles;
using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.BatchTasks.Execution;
using IoTDA.Sdk.Emulator.Credentials;
using IoTDA.Sdk.Emulator.Credentials.Signatures;
using IoTDA.Sdk.Emulator.Http;
using IoTDA.Sdk.Emulator.Iam;
using IoTDA.Sdk.Emulator.Status;

namespace IoTDA.Sdk.Emulator;

/// <summary>The parts of an emulator, put together.</summary>
internal sealed class EmulatedService : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly BatchTaskStore _tasks;
    private readonly BatchTaskFileStore _files;
    private readonly CancellationTokenSource _ends = new();

    public EmulatedService(EmulatorOptions options)
    {
        _clock = options.TimeProvider;
        _tasks = new BatchTaskStore(options.MaxUnfinishedTasks);
        _files = new BatchTaskFileStore(options.MaxFiles);
        Tokens = new TokenStore(options.Token, options.ProjectId, options.TokenLifetime);
        Journal = new RequestJournal(options.JournalCapacity, options.JournalBodyBytes);
        Faults = new FaultPlan(options.Seed);
        Pipeline = new RequestPipeline(
            options,
            Journal,
            Faults,
            Tokens,
            new CredentialCheck(Tokens, new SignatureVerifier(options.AccessKeys, options.Region), options),
            Operations(options),
            new OwnRoutes(new StatusPage(_tasks, Journal, options), Reset),
            _ends.Token);
    }

    public TokenStore Tokens { get; }

    public RequestJournal Journal { get; }

    public FaultPlan Faults { get; }

    public RequestPipeline Pipeline { get; }

    public IReadOnlyList<BatchTaskSnapshot> ReadTasks(Func<BatchTaskStore, IReadOnlyList<BatchTask>> choose)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        lock (_tasks.Lock)
        {
            return [.. choose(_tasks).Select(task => SnapshotReader.Read(task, now))];
        }
    }

    public IReadOnlyList<UploadedFile> ReadFiles()
    {
        lock (_tasks.Lock)
        {
            return [.. _files.All(_clock.GetUtcNow())];
        }
    }

    /// <summary>Forgets everything that happened, and all faults.</summary>
    public void Reset()
    {
        Faults.Clear();
        Tokens.Reset();
        lock (_tasks.Lock)
        {
            _tasks.Clear();
            _files.Clear();
        }

        Journal.Clear();
    }

    /// <summary>Ends the waits that outlive their callers.</summary>
    public void Dispose()
    {
        if (!_ends.IsCancellationRequested)
        {
            _ends.Cancel();
            _ends.Dispose();
        }
    }

    private OperationTable Operations(EmulatorOptions options)
    {
        ExecutionSettings settings = new(
            options.Outcomes, options.Parallelism, options.InitializationTime, options.StoppingTime, options.Speed);
        return new OperationTable(
            new CreateBatchTask(_tasks, _files, options, settings),
            new ListBatchTasks(_tasks, options),
            new ShowBatchTask(_tasks, options),
            new DeleteBatchTask(_tasks),
            new InterveneInBatchTask(_tasks, SubTaskIntervention.Retry),
            new InterveneInBatchTask(_tasks, SubTaskIntervention.Stop),
            new InterveneInBatchTask(_tasks, SubTaskIntervention.Confirm),
            new UploadBatchTaskFile(_tasks, _files),
            new ListBatchTaskFiles(_tasks, _files),
            new DeleteBatchTaskFile(_tasks, _files),
            new CreateToken(Tokens, options),
            new ListProjects(options));
    }
}

using IoTDA.Sdk.Emulator.BatchTaskFiles;
using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.BatchTasks.Execution;
using IoTDA.Sdk.Emulator.Credentials;
using IoTDA.Sdk.Emulator.Credentials.Signatures;
using IoTDA.Sdk.Emulator.Http;
using IoTDA.Sdk.Emulator.Iam;
using IoTDA.Sdk.Emulator.Status;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace IoTDA.Sdk.Emulator;

/// <summary>The parts of an emulator, put together.</summary>
internal sealed class EmulatedService : IDisposable
{
    private readonly EmulatorOptions _options;
    private readonly BatchTaskStore _tasks;
    private readonly BatchTaskFileStore _files;
    private readonly CancellationTokenSource _ends = new();

    public EmulatedService(EmulatorOptions options)
    {
        Clock = new EmulatorClock(options.TimeProvider, options.Speed);
        _options = options;
        options.Outcomes.MarkStart();
        _tasks = new BatchTaskStore(options);
        _files = new BatchTaskFileStore(options.MaxFiles, options.KnownFiles);
        _tasks.Fleet.Add(options.Fleet, Clock.Now);
        Tokens = new TokenStore(options.Token, options.ProjectId, options.TokenLifetime);
        Journal = new RequestJournal(options.JournalCapacity, options.JournalBodyBytes);
        Faults = new FaultPlan(options.Seed, options.RequestsFail);
        ILogger logger = (options.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger("IoTDA.Sdk.Emulator");
        CredentialCheck credentials = new(Tokens, new SignatureVerifier(options.AccessKeys, options.Region), Clock, options);
        Pipeline = new RequestPipeline(
            options,
            Clock,
            Journal,
            Faults,
            Tokens,
            new RequestExecutor(options, credentials, Operations(options), logger),
            new OwnRoutes(new StatusPage(_tasks, Journal, options, Clock), Reset, Clock),
            logger,
            _ends.Token);
    }

    public EmulatorClock Clock { get; }

    public TokenStore Tokens { get; }

    public RequestJournal Journal { get; }

    public FaultPlan Faults { get; }

    public RequestPipeline Pipeline { get; }

    public IReadOnlyList<BatchTaskSnapshot> ReadTasks(Func<BatchTaskStore, IEnumerable<BatchTask>> choose)
    {
        lock (_tasks.Lock)
        {
            _tasks.Advance(Clock.Now);
            return [.. choose(_tasks).Select(SnapshotReader.Read)];
        }
    }

    public IReadOnlyList<UploadedFile> ReadFiles()
    {
        lock (_tasks.Lock)
        {
            return [.. _files.All(Clock.Now)];
        }
    }

    /// <summary>Forgets everything that happened, and brings back what there was at the start.</summary>
    public void Reset()
    {
        Faults.Reset();
        Tokens.Reset();
        Clock.Reset();
        _options.Outcomes.Reset();
        lock (_tasks.Lock)
        {
            _tasks.Clear();
            _files.Clear();
            _tasks.Fleet.Clear();
            _tasks.Fleet.Add(_options.Fleet, Clock.Now);
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
            options.Outcomes, options.Parallelism, options.InitializationTime, options.StoppingTime, Clock);
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

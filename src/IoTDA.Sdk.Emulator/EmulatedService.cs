using IoTDA.Sdk.Emulator.BatchTaskFiles;
using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.BatchTasks.Execution;
using IoTDA.Sdk.Emulator.Credentials;
using IoTDA.Sdk.Emulator.Credentials.Signatures;
using IoTDA.Sdk.Emulator.ExportTasks;
using IoTDA.Sdk.Emulator.Http;
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
    private readonly ExportTaskStore _exports;
    private readonly CancellationTokenSource _ends = new();

    public EmulatedService(EmulatorOptions options)
    {
        Clock = new EmulatorClock(options.TimeProvider, options.Speed);
        _options = options;
        options.Outcomes.MarkStart();
        _tasks = new BatchTaskStore(options);
        _files = new BatchTaskFileStore(options.MaxFiles, options.KnownFiles);
        _exports = new ExportTaskStore(Clock, options.LimitRates);
        _tasks.Fleet.Add(options.Fleet, Clock.Now);
        Fleet = new EmulatedFleet(_tasks, Clock);
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
            new RequestExecutor(options, credentials, Operations.Of(options, Clock, _tasks, _files, _exports, Tokens), logger),
            new OwnRoutes(new StatusPage(_tasks, Journal, options, Clock), Reset, Clock),
            logger,
            _ends.Token);
    }

    public EmulatorClock Clock { get; }

    public EmulatedFleet Fleet { get; }

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
            _exports.Clear();
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
}

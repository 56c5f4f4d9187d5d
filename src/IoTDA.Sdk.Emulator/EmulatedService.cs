using IoTDA.Sdk.Emulator.BatchTaskFiles;
using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.BatchTasks.Execution;
using IoTDA.Sdk.Emulator.Control;
using IoTDA.Sdk.Emulator.Credentials;
using IoTDA.Sdk.Emulator.Credentials.Signatures;
using IoTDA.Sdk.Emulator.ExportTasks;
using IoTDA.Sdk.Emulator.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace IoTDA.Sdk.Emulator;

/// <summary>The parts of an emulator, put together.</summary>
internal sealed class EmulatedService : IDisposable
{
    private readonly EmulatorOptions _options;
    private readonly BatchTaskFileStore _files;
    private readonly ExportTaskStore _exports;
    private readonly CancellationTokenSource _ends = new();
    private int _snapshots;

    public EmulatedService(EmulatorOptions options, string? controlKey)
    {
        ControlKey = controlKey;
        Clock = new EmulatorClock(options.TimeProvider, options.Speed);
        _options = options;
        options.Outcomes.MarkStart();
        Tasks = new BatchTaskStore(options);
        _files = new BatchTaskFileStore(options.MaxFiles, options.KnownFiles);
        _exports = new ExportTaskStore(Clock, options.LimitRates);
        Tasks.Fleet.Add(options.Fleet, Clock.Now);
        Fleet = new EmulatedFleet(Tasks, Clock);
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
            new RequestExecutor(options, credentials, Operations.Of(options, Clock, Tasks, _files, _exports, Tokens), logger),
            new OwnRoutes(this, options, logger, _ends.Token),
            logger,
            _ends.Token);
    }

    public string? ControlKey { get; }

    public EmulatorClock Clock { get; }

    public BatchTaskStore Tasks { get; }

    public EmulatedFleet Fleet { get; }

    public TokenStore Tokens { get; }

    public RequestJournal Journal { get; }

    public FaultPlan Faults { get; }

    public RequestPipeline Pipeline { get; }

    public IReadOnlyList<BatchTaskSnapshot> ReadTasks(Func<BatchTaskStore, IEnumerable<BatchTask>> choose)
    {
        lock (Tasks.Lock)
        {
            Tasks.Advance(Clock.Now);
            return [.. choose(Tasks).Select(SnapshotReader.Read)];
        }
    }

    public IReadOnlyList<UploadedFile> ReadFiles()
    {
        lock (Tasks.Lock)
        {
            return [.. _files.All(Clock.Now)];
        }
    }

    /// <summary>Forgets what happened, and brings back what there was at the start.</summary>
    public void Reset(ResetScope scope)
    {
        On(ResetScope.Faults, Faults.Reset);
        On(ResetScope.Tokens, Tokens.Reset);
        On(ResetScope.Clock, Clock.Reset);
        On(ResetScope.Outcomes, _options.Outcomes.Reset);
        lock (Tasks.Lock)
        {
            On(ResetScope.Tasks, Tasks.Clear);
            On(ResetScope.Tasks, _exports.Clear);
            On(ResetScope.Files, _files.Clear);
            On(ResetScope.Fleet, () =>
            {
                Tasks.Fleet.Clear();
                Tasks.Fleet.Add(_options.Fleet, Clock.Now);
            });
        }

        On(ResetScope.Requests, Journal.Clear);

        void On(ResetScope part, Action reset)
        {
            if (scope.HasFlag(part))
            {
                reset();
            }
        }
    }

    public EmulatorSnapshot TakeSnapshot()
    {
        lock (Tasks.Lock)
        {
            ClockPosition position = Clock.Position;
            Tasks.Advance(position.Now);
            BatchTaskStore copy = new(_options);
            copy.CopyFrom(Tasks);
            return new EmulatorSnapshot(++_snapshots, position, copy, [.. _files.All(position.Now)]);
        }
    }

    public void Restore(EmulatorSnapshot snapshot)
    {
        lock (Tasks.Lock)
        {
            Clock.MoveTo(snapshot.Clock);
            Tasks.CopyFrom(snapshot.Tasks);
            _files.Restore(snapshot.Files);
        }
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

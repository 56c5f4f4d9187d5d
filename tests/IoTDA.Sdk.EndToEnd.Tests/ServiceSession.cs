using System.Text.Json.Nodes;
using IoTDA.Sdk.Emulator;

namespace IoTDA.Sdk.EndToEnd.Tests;

/// <summary>A client and the emulator that it talks to. On a manual clock both share it; otherwise tasks run a thousand times faster.</summary>
internal sealed class ServiceSession : IAsyncDisposable
{
    private ServiceSession(IoTDAEmulator emulator, IoTDAClient client, ManualTimeProvider? clock)
    {
        Emulator = emulator;
        Client = client;
        Clock = clock;
    }

    public IoTDAEmulator Emulator { get; }

    public IoTDAClient Client { get; }

    public ManualTimeProvider? Clock { get; }

    public IBatchTaskClient BatchTasks => Client.BatchTasks;

    public IBatchTaskFileClient Files => Client.BatchTaskFiles;

    public FaultPlan Faults => Emulator.Faults;

    public RecordedRequest LastRequest => Emulator.Requests.Last();

    public JsonNode LastBody => JsonNode.Parse(LastRequest.Body.Span)!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ServiceSession> StartAsync(
        Action<EmulatorOptions>? emulated = null, Action<IoTDAClientOptions>? configure = null, bool manual = false, CapturedLog? log = null)
    {
        ManualTimeProvider? clock = manual ? new ManualTimeProvider() : null;
        var emulatorOptions = new EmulatorOptions
        {
            TimeProvider = clock ?? TimeProvider.System,
            Speed = manual ? 1 : 1_000,
            MaxUnfinishedTasks = 1_000,
        };
        emulated?.Invoke(emulatorOptions);
        IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(emulatorOptions, Cancellation);
        var options = new IoTDAClientOptions
        {
            Endpoint = emulator.BaseAddress,
            ProjectId = emulator.ProjectId,
            InstanceId = emulatorOptions.InstanceId,
            Token = emulator.Token,
            Watch = { MinInterval = TimeSpan.FromMilliseconds(2), MaxInterval = TimeSpan.FromMilliseconds(10) },
        };
        configure?.Invoke(options);
        return new ServiceSession(emulator, IoTDAClient.Create(options, timeProvider: clock, loggerFactory: log), clock);
    }

    public Task<BatchTask> CreateAsync(CreateBatchTaskRequest request) => BatchTasks.CreateAsync(request, Cancellation);

    /// <summary>Creates an upgrade of some devices.</summary>
    public Task<BatchTask> UpgradeAsync(int devices = 3, bool? needConfirm = null, TaskPolicy? policy = null, BatchTaskName? name = null)
        => CreateAsync(new SoftwareUpgradeRequest
        {
            TaskName = name ?? "Upgrade",
            Document = new UpgradeDocument("32822e5744a45ede319d2c50"),
            Targets = BatchTargets.Devices(Devices(devices)),
            NeedConfirm = needConfirm,
            Policy = policy,
        });

    /// <summary>A client that knows nothing of what this one did.</summary>
    public IoTDAClient AnotherClient() => IoTDAClient.Create(
        new IoTDAClientOptions { Endpoint = Emulator.BaseAddress, ProjectId = Emulator.ProjectId, Token = Emulator.Token }, timeProvider: Clock);

    /// <summary>Runs a call to its end; whenever it waits for a delay, the clock moves on.</summary>
    public Task<T> RunAsync<T>(Task<T> call) => Clock!.RunAsync(call);

    /// <summary>How many requests of an operation came.</summary>
    public int Count(EmulatedOperation operation) => Emulator.Requests.Count(request => request.Operation == operation);

    public Task<BatchTask> GetAsync(string taskId) => BatchTasks.GetAsync(taskId, Cancellation);

    /// <summary>The emulator's own view of a task.</summary>
    public BatchTaskSnapshot Snapshot(string taskId) => Emulator.Tasks.Single(task => task.Id == taskId);

    public void Advance(double seconds) => Clock!.Advance(TimeSpan.FromSeconds(seconds));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Emulator.DisposeAsync();
    }

    public static string[] Devices(int count) => [.. Enumerable.Range(1, count).Select(number => $"meter_{number:00000}")];
}

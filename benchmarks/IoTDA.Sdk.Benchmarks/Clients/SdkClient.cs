using IoTDA.Sdk.Benchmarks.Answers;
using Microsoft.Extensions.DependencyInjection;

namespace IoTDA.Sdk.Benchmarks.Clients;

/// <summary>(s), (s2) The SDK as <c>AddIoTDA</c> gives it: credentials, Instance-Id, validation, retries and reconciliation on.</summary>
internal sealed class SdkClient : ComparedClient
{
    private readonly ServiceProvider _services;
    private readonly IBatchTaskClient _tasks;
    private readonly SoftwareUpgradeRequest _one = Request(1);
    private readonly SoftwareUpgradeRequest _many = Request(ManyTargets);
    private readonly BatchTaskQuery _query = new(BatchTaskType.SoftwareUpgrade) { PageSize = FixedAnswers.ListLength };

    private SdkClient(string name, Action<IServiceCollection> register)
    {
        Name = name;
        var services = new ServiceCollection();
        register(services);
        _services = services.BuildServiceProvider();
        _tasks = _services.GetRequiredService<IBatchTaskClient>();
    }

    public override string Name { get; }

    public static SdkClient WithToken(Uri address, string projectId = ProjectId)
        => new("s", services => Add(services, address, projectId).UseToken(Token));

    public static SdkClient WithAccessKey(Uri address)
        => new("s2", services => Add(services, address, ProjectId).UseAccessKey(HandSignedClient.AccessKeyId, HandSignedClient.SecretAccessKey));

    public static SoftwareUpgradeRequest Request(int count) => new()
    {
        TaskName = TaskName,
        Document = new UpgradeDocument(PackageId),
        Targets = BatchTargets.Devices(count == ManyTargets ? Targets : Targets[..count]),
        Policy = new TaskPolicy { Retry = new TaskRetry(Retries, TimeSpan.FromMinutes(RetryMinutes)) },
    };

    /// <summary>The client's own interface, for what the others do not do.</summary>
    public IBatchTaskClient Tasks => _tasks;

    public override Task<string> CreateAsync(int count) => CreateAsync(count == 1 ? _one : _many);

    /// <summary>Creates a task.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The id in the answer.</returns>
    public async Task<string> CreateAsync(SoftwareUpgradeRequest request)
    {
        BatchTask task = await _tasks.CreateAsync(request);
        return task.TaskId;
    }

    public override async Task<string> ShowAsync()
    {
        BatchTask task = await _tasks.GetAsync(FixedAnswers.TaskId);
        return task.TaskId;
    }

    public override async Task<string> ListAsync()
    {
        string last = "";
        int count = 0;
        await foreach (BatchTask task in _tasks.ListAsync(_query))
        {
            last = task.TaskId;
            if (++count == FixedAnswers.ListLength)
            {
                // One page, as the others read.
                break;
            }
        }

        return last;
    }

    public override void Dispose() => _services.Dispose();

    /// <summary>The options, with the token.</summary>
    /// <param name="address">The server.</param>
    public static IoTDAClientOptions Options(Uri address)
    {
        var options = new IoTDAClientOptions { Token = Token };
        Set(options, address, ProjectId);
        return options;
    }

    private static IoTDABuilder Add(IServiceCollection services, Uri address, string projectId)
        => services.AddIoTDA(options => Set(options, address, projectId));

    private static void Set(IoTDAClientOptions options, Uri address, string projectId)
    {
        options.Endpoint = address;
        options.ProjectId = projectId;
        options.InstanceId = InstanceId;
        options.SigningAlgorithm = SigningAlgorithm.SdkHmacSha256;
    }
}

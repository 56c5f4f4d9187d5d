using IoTDA.Sdk.Benchmarks.Answers;
using Microsoft.Extensions.DependencyInjection;

namespace IoTDA.Sdk.Benchmarks.Clients;

/// <summary>The SDK as it comes: credentials, Instance-Id, validation, attempts and recovery on.</summary>
internal sealed class SdkClient : ComparedClient
{
    private readonly IDisposable _owner;

    private SdkClient(string name, IBatchTaskClient tasks, IDisposable owner)
    {
        Name = name;
        Tasks = tasks;
        _owner = owner;
    }

    public override string Name { get; }

    /// <summary>The client's own interface, for what the others do not do.</summary>
    public IBatchTaskClient Tasks { get; }

    /// <summary>(s) With a token, from a container.</summary>
    /// <param name="address">The server.</param>
    /// <param name="projectId">The project.</param>
    public static SdkClient WithToken(Uri address, string projectId = ProjectId)
        => FromContainer("s", services => Add(services, address, projectId).UseToken(Token));

    /// <summary>(s2) With an access key, from a container.</summary>
    /// <param name="address">The server.</param>
    public static SdkClient WithAccessKey(Uri address)
        => FromContainer("s2", services => Add(services, address, ProjectId).UseAccessKey(HandSignedClient.AccessKeyId, HandSignedClient.SecretAccessKey));

    /// <summary>(c) With a token, without a container.</summary>
    /// <param name="address">The server.</param>
    public static SdkClient WithoutContainer(Uri address)
    {
        IoTDAClient client = IoTDAClient.Create(Options(address));
        return new SdkClient("c", client.BatchTasks, client);
    }

    public static SoftwareUpgradeRequest Request(IReadOnlyList<string> targets) => new()
    {
        TaskName = TaskName,
        Document = new UpgradeDocument(PackageId),
        Targets = BatchTargets.Devices(targets),
        Policy = new TaskPolicy { Retry = new TaskRetry(Retries, TimeSpan.FromMinutes(RetryMinutes)) },
    };

    public override Task<string> CreateAsync(int count) => CreateAsync(Request(TargetsOf(count)));

    /// <summary>Creates a task.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The id in the answer.</returns>
    public async Task<string> CreateAsync(SoftwareUpgradeRequest request)
    {
        BatchTask task = await Tasks.CreateAsync(request);
        return task.TaskId;
    }

    public override async Task<string> ShowAsync()
    {
        BatchTask task = await Tasks.GetAsync(FixedAnswers.TaskId);
        return task.TaskId;
    }

    public override async Task<string> ListAsync()
    {
        var query = new BatchTaskQuery(BatchTaskType.SoftwareUpgrade) { PageSize = FixedAnswers.ListLength };
        string last = "";
        int count = 0;
        await foreach (BatchTask task in Tasks.ListAsync(query))
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

    public override void Dispose() => _owner.Dispose();

    /// <summary>The options, with the token.</summary>
    /// <param name="address">The server.</param>
    public static IoTDAClientOptions Options(Uri address)
    {
        var options = new IoTDAClientOptions { Token = Token };
        Set(options, address, ProjectId);
        return options;
    }

    private static SdkClient FromContainer(string name, Action<IServiceCollection> register)
    {
        var services = new ServiceCollection();
        register(services);
        ServiceProvider provider = services.BuildServiceProvider();
        return new SdkClient(name, provider.GetRequiredService<IBatchTaskClient>(), provider);
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

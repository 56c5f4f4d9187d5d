using IoTDA.Sdk.Authentication;
using IoTDA.Sdk.BatchTasks;
using IoTDA.Sdk.Benchmarks.Answers;
using IoTDA.Sdk.DependencyInjection;
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

    public static SdkClient WithToken(Uri address) => new("s", services => Add(services, address).UseToken(Token));

    public static SdkClient WithAccessKey(Uri address)
        => new("s2", services => Add(services, address).UseAccessKey(HandSignedClient.AccessKeyId, HandSignedClient.SecretAccessKey));

    public static SoftwareUpgradeRequest Request(int count) => new()
    {
        TaskName = TaskName,
        Document = new UpgradeDocument(PackageId),
        Targets = BatchTargets.Devices(count == ManyTargets ? Targets : Targets[..count]),
        Policy = new TaskPolicy { Retry = new TaskRetry(Retries, TimeSpan.FromMinutes(RetryMinutes)) },
    };

    public override async Task<string> CreateAsync(int count)
    {
        BatchTask task = await _tasks.CreateAsync(count == 1 ? _one : _many);
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

    private static IoTDABuilder Add(IServiceCollection services, Uri address) => services.AddIoTDA(options =>
    {
        options.Endpoint = address;
        options.ProjectId = ProjectId;
        options.InstanceId = InstanceId;
        options.SigningAlgorithm = SigningAlgorithm.SdkHmacSha256;
    });
}

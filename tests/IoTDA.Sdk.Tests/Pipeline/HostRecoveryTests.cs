using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using IoTDA.Sdk.Tests.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;

namespace IoTDA.Sdk.Tests.Pipeline;

/// <summary>Whatever handlers a host adds, a create whose answer is lost is executed once and found again.</summary>
public sealed class HostRecoveryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, bool> Cases
    {
        get
        {
            TheoryData<string, string, bool> cases = [];
            foreach (string host in Hosts.Names)
            {
                foreach (string fault in new[] { "reset", "500", "502", "504", "408" })
                {
                    cases.Add(host, fault, true);
                    cases.Add(host, fault, false);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_create_that_was_executed_is_found_and_not_sent_again(string host, string fault, bool isUnique)
    {
        Service service = new(fault, executes: true);
        await using StubServer server = await StubServer.StartAsync(service.Answer);
        await using ServiceProvider provider = Provider(host, server);
        Task<BatchTask> call = provider.GetRequiredService<IBatchTaskClient>().CreateAsync(Freeze(isUnique), Cancellation).Soon();

        if (Hosts.IsTwice(host))
        {
            // It throws the list away as well, so that nobody can look.
            await Assert.ThrowsAsync<BatchTaskOutcomeUnknownException>(() => call);
        }
        else
        {
            BatchTask found = await call;
            Assert.Equal((true, Assert.Single(service.Tasks)["task_id"]!.GetValue<string>()), (found.WasRecovered, found.TaskId));
        }

        Assert.Single(server.Requests, request => request.Method == "POST");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_create_that_was_not_executed_is_sent_once_more_under_a_unique_name_and_never_otherwise(string host, string fault, bool isUnique)
    {
        Service service = new(fault, executes: false);
        await using StubServer server = await StubServer.StartAsync(service.Answer);
        await using ServiceProvider provider = Provider(host, server);

        var unknown = await Assert.ThrowsAsync<BatchTaskOutcomeUnknownException>(
            () => provider.GetRequiredService<IBatchTaskClient>().CreateAsync(Freeze(isUnique), Cancellation).Soon());

        Assert.Empty(unknown.Candidates);
        Assert.Equal(isUnique && !Hosts.IsTwice(host) ? 2 : 1, server.Requests.Count(request => request.Method == "POST"));
    }

    [Theory]
    [MemberData(nameof(Hosts.Rows), MemberType = typeof(Hosts))]
    public async Task A_login_is_sent_once_each_attempt(string host)
    {
        await using StubServer server = await StubServer.StartAsync(_ => StubAnswer.Json(500, "{}"));
        await using ServiceProvider provider = Provider(host, server, options =>
        {
            options.Token = null;
            options.IamEndpoint = server.Address;
            options.IamPassword = new IamPasswordOptions { DomainName = "acme", UserName = "robot", Password = "hunter2-secret" };
            options.Resilience.MaxAttempts = 2;
        });

        var failure = await Assert.ThrowsAsync<IoTDACredentialException>(
            () => provider.GetRequiredService<IBatchTaskClient>().CreateAsync(Freeze(isUnique: true), Cancellation).Soon());

        Assert.False(failure.MayHaveExecuted);

        // On one client means: not on IAM's, which then sends what it is told to.
        Assert.All(server.Requests, request => Assert.Equal("/v3/auth/tokens", request.Path));
        Assert.Equal(2, server.Requests.Count);
    }

    private static FreezeDevicesRequest Freeze(bool isUnique)
        => new() { TaskName = isUnique ? BatchTaskName.Unique("Winter") : "Winter", Targets = BatchTargets.Devices("d1") };

    private static ServiceProvider Provider(string host, StubServer server, Action<IoTDAClientOptions>? configure = null)
    {
        ServiceCollection services = new();
        services.AddLogging();
        Hosts.Register(host, services, () => services.AddIoTDA(options =>
        {
            RegistrationTests.Configure(server)(options);
            options.Recovery.SettlingTime = TimeSpan.Zero;
            options.Resilience.MaxAttempts = 3;
            options.Resilience.TransientDelay = options.Resilience.ThrottlingDelay = TimeSpan.FromMilliseconds(1);
            configure?.Invoke(options);
        }));
        return services.BuildServiceProvider();
    }

    /// <summary>A service that loses the answer of each create, and lists what it has executed.</summary>
    private sealed class Service(string fault, bool executes)
    {
        public ConcurrentQueue<JsonNode> Tasks { get; } = new();

        public StubAnswer Answer(StubRequest request)
        {
            if (request.Method == "POST")
            {
                if (executes)
                {
                    JsonNode task = request.Json;
                    task["task_id"] = $"{Tasks.Count + 1:x24}";
                    task["create_time"] = DateTimeOffset.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture);
                    Tasks.Enqueue(task);
                }

                return fault == "reset" ? StubAnswer.Reset : StubAnswer.Json(int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture), "{}");
            }

            return StubAnswer.Ok(request.Path.EndsWith("/batchtasks", StringComparison.Ordinal)
                ? new JsonObject { ["batchtasks"] = new JsonArray([.. Tasks.Select(task => task.DeepClone())]) }.ToJsonString()
                : new JsonObject { ["batchtask"] = Tasks.First().DeepClone() }.ToJsonString());
        }
    }
}

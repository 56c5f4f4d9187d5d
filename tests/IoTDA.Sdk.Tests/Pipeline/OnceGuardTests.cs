using IoTDA.Sdk.Tests.Authentication;
using IoTDA.Sdk.Tests.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.Tests.Pipeline;

/// <summary>Whatever a host adds around the client, an attempt is sent once.</summary>
public sealed class OnceGuardTests
{
    private static readonly FreezeDevicesRequest Plain = new() { TaskName = "testname", Targets = BatchTargets.Devices("d1") };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Cases
    {
        get
        {
            TheoryData<string, string, string> cases = [];
            foreach (string host in Hosts.Names)
            {
                foreach (string fault in new[] { "reset", "500", "504" })
                {
                    foreach (string operation in new[] { "create", "StopBatchTask", "ConfirmBatchTask", "RetryBatchTask", "UploadBatchTaskFile" })
                    {
                        cases.Add(host, fault, operation);
                    }
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_changes_something_is_sent_once(string host, string fault, string operation)
    {
        await using StubServer server = await StubServer.StartAsync(_ => Fault(fault));
        LogLines log = new();
        await using ServiceProvider provider = Provider(host, server, log);
        IoTDAClient client = provider.GetRequiredService<IoTDAClient>();

        Task Call() => operation == "create" ? client.BatchTasks.CreateAsync(Plain, Cancellation) : Operations.All[operation](client, Cancellation);
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Call().Soon());

        bool mayHaveExecuted = failure is BatchTaskOutcomeUnknownException || failure is IoTDAException { MayHaveExecuted: true };
        Assert.True(mayHaveExecuted, failure.ToString());
        Assert.Single(server.Requests);
        Assert.All(log.Lines.Where(line => line.Contains("lets each attempt pass once", StringComparison.Ordinal)), line => Assert.Contains(Hosts.HandlerOf(host), line, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Hosts.Rows), MemberType = typeof(Hosts))]
    public async Task A_read_is_sent_once_each_attempt(string host)
    {
        await using StubServer server = await StubServer.StartAsync(_ => StubAnswer.Json(503, "{}"));
        LogLines log = new();
        await using ServiceProvider provider = Provider(host, server, log);

        await Assert.ThrowsAnyAsync<IoTDAException>(() => provider.GetRequiredService<IBatchTaskClient>().GetAsync(Clients.TaskId, Cancellation).Soon());

        Assert.Equal(3, server.Requests.Count);
        string warning = Assert.Single(log.Lines, line => line.Contains("lets each attempt pass once", StringComparison.Ordinal));
        Assert.Contains(Hosts.HandlerOf(host), warning, StringComparison.Ordinal);
        Assert.Contains("RemoveAllResilienceHandlers", warning, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Hosts.Rows), MemberType = typeof(Hosts))]
    public async Task An_answer_that_nobody_doubts_comes_through(string host)
    {
        await using StubServer server = await StubServer.StartAsync(_ => StubAnswer.Json(201, Fixture.Text("create-batch-task.response")));
        LogLines log = new();
        await using ServiceProvider provider = Provider(host, server, log);
        bool forwardsTwice = Hosts.IsTwice(host);

        Task<BatchTask> call = provider.GetRequiredService<IBatchTaskClient>().CreateAsync(Plain, Cancellation).Soon();
        if (forwardsTwice)
        {
            // It throws its own answer away.
            Assert.True((await Assert.ThrowsAsync<IoTDATransportException>(() => call)).MayHaveExecuted);
        }
        else
        {
            Assert.NotEmpty((await call).TaskId);
            Assert.DoesNotContain(log.Lines, line => line.Contains("lets each attempt pass once", StringComparison.Ordinal));
        }

        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(500, "create")]
    [InlineData(400, "create")]
    [InlineData(500, "StopBatchTask")]
    [InlineData(500, "UploadBatchTaskFile")]
    public async Task A_handler_that_is_put_before_all_others_still_stands_inside_of_the_client_s_own(int status, string operation)
    {
        await using StubServer server = await StubServer.StartAsync(_ => StubAnswer.Json(status, "{}"));
        ServiceCollection services = new();
        services.AddLogging();
        services.AddIoTDA(options =>
        {
            RegistrationTests.Configure(server)(options);
            options.Recovery.Enabled = false;
            options.Resilience.MaxAttempts = 1;
        }).HttpClientBuilder.ConfigureAdditionalHttpMessageHandlers((handlers, _) => handlers.Insert(0, Hosts.SendingTwice()));
        await using ServiceProvider provider = services.BuildServiceProvider();
        IoTDAClient client = provider.GetRequiredService<IoTDAClient>();

        Task Call() => operation == "create" ? client.BatchTasks.CreateAsync(Plain, Cancellation) : Operations.All[operation](client, Cancellation);
        var failure = await Assert.ThrowsAnyAsync<IoTDAException>(() => Call().Soon());

        Assert.True(failure.MayHaveExecuted);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Hedging_gets_the_answer_of_the_one_request_that_is_under_way()
    {
        TaskCompletionSource late = new();
        await using StubServer server = await StubServer.StartAsync(_ => StubAnswer.Json(201, Fixture.Text("create-batch-task.response")).After(late.Task));
        LogLines log = new();
        await using ServiceProvider provider = Provider("hedging, at once", server, log);
        Task<BatchTask> call = provider.GetRequiredService<IBatchTaskClient>().CreateAsync(Plain, Cancellation);
        await server.ArrivalAsync();
        late.SetResult();

        Assert.NotEmpty((await call.Soon()).TaskId);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_throttled_create_is_sent_again_by_the_client_alone()
    {
        await using StubServer server = await StubServer.StartAsync(
            StubAnswer.Empty(429), StubAnswer.Empty(429), StubAnswer.Json(201, Fixture.Text("create-batch-task.response")));
        await using ServiceProvider provider = Provider("standard, by default", server, new LogLines());

        Assert.NotEmpty((await provider.GetRequiredService<IBatchTaskClient>().CreateAsync(Plain, Cancellation).Soon()).TaskId);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_copy_without_options_is_refused_where_it_would_create_and_sent_where_it_reads(bool creates)
    {
        await using StubServer server = await StubServer.StartAsync(_ => StubAnswer.Ok(Fixture.Text("show-batch-task.response")));
        LogLines log = new();
        await using ServiceProvider provider = Provider("copies", server, log);
        IBatchTaskClient client = provider.GetRequiredService<IBatchTaskClient>();

        if (creates)
        {
            var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => client.CreateAsync(Plain, Cancellation).Soon());
            Assert.False(failure.MayHaveExecuted);
            Assert.Contains("a copy of the request without its Options", failure.Message, StringComparison.Ordinal);
            Assert.Empty(server.Requests);
        }
        else
        {
            Assert.Equal(Clients.TaskId, (await client.GetAsync(Clients.TaskId, Cancellation).Soon()).TaskId);
        }
    }

    private static StubAnswer Fault(string fault) => fault == "reset" ? StubAnswer.Reset : StubAnswer.Json(int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture), "{}");

    private static ServiceProvider Provider(string host, StubServer server, LogLines log)
    {
        ServiceCollection services = new();
        services.AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
        Hosts.Register(host, services, () => services.AddIoTDA(options =>
        {
            RegistrationTests.Configure(server)(options);
            options.Recovery.Enabled = false;
            options.Resilience.MaxAttempts = 3;
            options.Resilience.TransientDelay = options.Resilience.ThrottlingDelay = TimeSpan.FromMilliseconds(1);
        }));
        return services.BuildServiceProvider();
    }
}

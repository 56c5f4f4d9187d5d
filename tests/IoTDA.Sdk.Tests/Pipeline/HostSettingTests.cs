using System.Net;
using System.Net.Sockets;
using IoTDA.Sdk.Pipeline;
using IoTDA.Sdk.Tests.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;
using Polly.CircuitBreaker;

namespace IoTDA.Sdk.Tests.Pipeline;

/// <summary>What a host sets, and what the client does in it; <c>docs/errors.md</c> has the table.</summary>
public sealed class HostSettingTests
{
    private static readonly FreezeDevicesRequest Plain = new() { TaskName = "testname", Targets = BatchTargets.Devices("d1") };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_timeout_of_the_HttpClient_is_taken_back()
    {
        ManualTimeProvider clock = new();
        await using StubServer server = await StubServer.StartAsync(_ => StubAnswer.Silence);
        await using ServiceProvider provider = Provider(server, builder =>
        {
            builder.HttpClientBuilder.ConfigureHttpClient(client => client.Timeout = TimeSpan.FromMilliseconds(1));
            builder.IamHttpClientBuilder.ConfigureHttpClient(client => client.Timeout = TimeSpan.FromMilliseconds(1));
            builder.Services.AddSingleton<TimeProvider>(clock);
        });

        Task call = provider.GetRequiredService<IBatchTaskClient>().CreateAsync(Plain, Cancellation);
        await server.ArrivalAsync();
        clock.Advance(TimeSpan.FromSeconds(30));
        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => call.Soon());

        Assert.Equal("CreateBatchTask got no answer in time (limit 30 s, attempt 1). The service may have executed the request.", failure.Message);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(typeof(TaskCanceledException))]
    [InlineData(typeof(OperationCanceledException))]
    [InlineData(typeof(TimeoutException))]
    [InlineData(typeof(HttpRequestException))]
    public async Task A_handler_s_own_timeout_leaves_the_outcome_open(Type thrown)
    {
        await using StubServer server = await StubServer.StartAsync(_ => StubAnswer.Json(201, Fixture.Text("create-batch-task.response")));
        await using ServiceProvider provider = Provider(server, builder => builder.HttpClientBuilder.AddHttpMessageHandler(() => new Throwing(after: true, () => Make(thrown))));

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => provider.GetRequiredService<IBatchTaskClient>().CreateAsync(Plain, Cancellation).Soon());

        Assert.True(failure.MayHaveExecuted);
        Assert.IsType(thrown, failure.InnerException);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task A_handler_s_own_exception_is_told_with_what_is_known_of_the_request(bool after, bool mayHaveExecuted)
    {
        await using StubServer server = await StubServer.StartAsync(_ => StubAnswer.Json(201, Fixture.Text("create-batch-task.response")));
        await using ServiceProvider provider = Provider(server, builder => builder.HttpClientBuilder.AddHttpMessageHandler(
            () => new Throwing(after, () => new InvalidOperationException("The bulkhead is full."))));

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => provider.GetRequiredService<IBatchTaskClient>().CreateAsync(Plain, Cancellation).Soon());

        Assert.Equal((mayHaveExecuted, after ? 1 : 0), (failure.MayHaveExecuted, server.Requests.Count));
        Assert.IsType<InvalidOperationException>(failure.InnerException);
    }

    [Fact]
    public async Task A_circuit_breaker_that_is_open_is_waited_for_since_nothing_was_sent()
    {
        await using StubServer server = await StubServer.StartAsync(_ => StubAnswer.Json(201, Fixture.Text("create-batch-task.response")));
        int calls = 0;
        await using ServiceProvider provider = Provider(server, builder => builder.HttpClientBuilder.AddHttpMessageHandler(
            () => new Throwing(after: false, () => calls++ < 2 ? new BrokenCircuitException() : null)));

        Assert.NotEmpty((await provider.GetRequiredService<IBatchTaskClient>().CreateAsync(Plain, Cancellation).Soon()).TaskId);
        Assert.Equal((3, 1), (calls, server.Requests.Count));
    }

    [Theory]
    [InlineData(typeof(HttpRequestException))]
    [InlineData(typeof(TaskCanceledException))]
    public async Task A_handler_that_sends_through_a_client_of_its_own_leaves_the_outcome_open(Type thrown)
    {
        await using StubServer server = await StubServer.StartAsync();
        await using ServiceProvider provider = Provider(server, builder => builder.HttpClientBuilder.AddHttpMessageHandler(
            () => new Throwing(after: false, () => Make(thrown))));

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => provider.GetRequiredService<IBatchTaskClient>().CreateAsync(Plain, Cancellation).Soon());

        Assert.True(failure.MayHaveExecuted);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_tls_handshake_that_hangs_has_not_executed_the_request(bool create)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        using IoTDAClient client = Clients.Of(new Uri($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}"), configure: options =>
        {
            options.Recovery.Enabled = true;
            options.Resilience.MaxAttempts = 2;
            options.Resilience.AttemptTimeout = options.Resilience.UploadAttemptTimeout = TimeSpan.FromMilliseconds(100);
            options.Resilience.TransientDelay = TimeSpan.FromMilliseconds(1);
        });

        Task Call() => create ? client.BatchTasks.CreateAsync(Plain, Cancellation) : Operations.All["UploadBatchTaskFile"](client, Cancellation);
        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => Call().Soon());

        Assert.False(failure.MayHaveExecuted);
        Assert.Contains("attempt 2", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ShowBatchTask")]
    [InlineData("ListBatchTaskFiles")]
    [InlineData("DeleteBatchTask")]
    public async Task A_tls_handshake_that_hangs_leaves_a_read_or_a_delete_open_and_it_is_tried_again(string operation)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        using IoTDAClient client = Clients.Of(new Uri($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}"), configure: options =>
        {
            options.Resilience.MaxAttempts = 2;
            options.Resilience.AttemptTimeout = TimeSpan.FromMilliseconds(100);
            options.Resilience.TransientDelay = TimeSpan.FromMilliseconds(1);
        });

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => Operations.All[operation](client, Cancellation).Soon());

        Assert.Equal((true, true), (failure.MayHaveExecuted, failure.IsTransient));
        Assert.Contains("attempt 2", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CreateBatchTask")]
    [InlineData("DeleteBatchTask")]
    [InlineData("ShowBatchTask")]
    public async Task A_connection_that_does_not_come_in_its_own_time_has_not_executed_the_request(string operation)
    {
        using SocketsHttpHandler sockets = new()
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(20),
            ConnectCallback = static async (_, cancellationToken) =>
            {
                TaskCompletionSource<Stream> never = new();
                return await never.Task.WaitAsync(cancellationToken);
            },
        };
        using IoTDAClient client = Clients.Of(sockets, configure: options =>
        {
            options.Resilience.MaxAttempts = 2;
            options.Resilience.TransientDelay = TimeSpan.FromMilliseconds(1);
        });

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => Operations.All[operation](client, Cancellation).Soon());

        Assert.False(failure.MayHaveExecuted);
        Assert.Contains("could not connect to ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Connecting_has_10_seconds_of_an_attempt()
    {
        using SocketsHttpHandler sockets = PrimaryHandler.Create();

        Assert.Equal((TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5)), (sockets.ConnectTimeout, sockets.PooledConnectionLifetime));
    }

    [Theory]
    [InlineData("get")]
    [InlineData("create")]
    [InlineData("StopBatchTask")]
    [InlineData("UploadBatchTaskFile")]
    [InlineData("DeleteBatchTask")]
    public async Task A_host_that_ends_in_mid_call_leaves_the_outcome_open(string operation)
    {
        await using StubServer server = await StubServer.StartAsync(_ => StubAnswer.Silence);
        ServiceProvider provider = Provider(server, builder => builder.Services.Configure<IoTDAClientOptions>(options => options.Recovery.Enabled = true));
        IoTDAClient client = provider.GetRequiredService<IoTDAClient>();
        Task call = operation switch
        {
            "create" => client.BatchTasks.CreateAsync(Plain, Cancellation),
            "get" => client.BatchTasks.GetAsync(Clients.TaskId, Cancellation),
            _ => Operations.All[operation](client, Cancellation),
        };

        await server.ArrivalAsync();
        await provider.DisposeAsync();

        var failure = await Assert.ThrowsAnyAsync<IoTDAException>(() => call.Soon());
        Assert.True(failure.MayHaveExecuted, failure.ToString());
        Assert.Equal(operation == "create", failure is BatchTaskOutcomeUnknownException);
    }

    [Theory]
    [InlineData(typeof(HttpRequestException))]
    [InlineData(typeof(TimeoutException))]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(InvalidOperationException))]
    public async Task Cancellation_that_meets_a_failure_is_the_caller_s(Type thrown)
    {
        foreach (Operation operation in Operations.All.Values)
        {
            using CancellationTokenSource cancel = new();
            using StubHandler service = new(StubHandler.Throw(() =>
            {
                cancel.Cancel();
                return Make(thrown);
            }));
            using IoTDAClient client = Clients.Of(service);

            var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => operation(client, cancel.Token));
            Assert.Equal((cancel.Token, 1), (cancelled.CancellationToken, service.Attempts));
        }
    }

    private static Exception Make(Type type) => type == typeof(TaskCanceledException) ? new TaskCanceledException("stub", new TimeoutException())
        : type == typeof(OperationCanceledException) ? new OperationCanceledException("stub", new TimeoutException())
        : type == typeof(HttpRequestException) ? new HttpRequestException(HttpRequestError.ConnectionError, "of another service")
        : (Exception)Activator.CreateInstance(type)!;

    private static ServiceProvider Provider(StubServer server, Action<IoTDABuilder> host)
    {
        ServiceCollection services = new();
        services.AddLogging();
        host(services.AddIoTDA(options =>
        {
            RegistrationTests.Configure(server)(options);
            options.Recovery.Enabled = false;
            options.Recovery.SettlingTime = TimeSpan.Zero;
            options.Resilience.TransientDelay = TimeSpan.FromMilliseconds(1);
        }));
        return services.BuildServiceProvider();
    }

    /// <summary>Throws, before it forwards the request or in place of the answer.</summary>
    private sealed class Throwing(bool after, Func<Exception?> make) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!after)
            {
                return make() is { } refused ? throw refused : await base.SendAsync(request, cancellationToken);
            }

            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            if (make() is not { } exception)
            {
                return response;
            }

            response.Dispose();
            throw exception;
        }
    }
}

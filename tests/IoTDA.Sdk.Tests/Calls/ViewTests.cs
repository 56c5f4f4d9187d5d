using IoTDA.Sdk.Authentication.Sources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk.Tests.Calls;

/// <summary>A view is the client with other options: of every family, of every client, and of another view.</summary>
public sealed class ViewTests
{
    private readonly ManualTimeProvider _clock = new();

    public static TheoryData<string> All => new(Operations.All.Keys);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_operation_of_a_view_has_its_options_and_none_of_the_client(string operation)
    {
        await using StubServer server = await StubServer.StartAsync(_ => StubAnswer.Ok(Operations.SuccessOf(operation)));
        using IoTDAClient client = Clients.Of(server);
        List<CallReport> reports = [];
        IoTDAClient view = client.With(new CallOptions { Headers = { ["X-Part"] = "reports" }, OnCompleted = reports.Add });

        await IgnoreMisfitAsync(Operations.All[operation](view, Cancellation));
        int ofView = server.Requests.Count;
        await IgnoreMisfitAsync(Operations.All[operation](client, Cancellation));

        Assert.True(ofView > 0 && server.Requests.Count == 2 * ofView);
        Assert.All(server.Requests.Take(ofView), request => Assert.Equal("reports", request.Header("X-Part")));
        Assert.All(server.Requests.Skip(ofView), request => Assert.Null(request.Header("X-Part")));
        Assert.Equal(Enumerable.Repeat(operation, ofView), reports.Select(report => report.Operation));
    }

    [Fact]
    public async Task Views_of_views_have_the_options_of_both_and_the_later_counts()
    {
        using StubHandler service = new(StubHandler.Answer(503));
        using IoTDAClient client = Clients.Of(service, _clock);
        List<string> called = [];
        IoTDAClient outer = client.With(new CallOptions
        {
            MaxAttempts = 2,
            Headers = { ["X-Part"] = "outer", ["X-Outer"] = "1" },
            OnCompleted = report => called.Add($"outer {report.Attempts}"),
        });
        List<string?> headers = [];
        service.OnAttempt = request => headers.Add($"{request.Headers.GetValues("X-Part").Single()} {request.Headers.GetValues("X-Outer").Single()}");
        IoTDAClient inner = outer.With(new CallOptions { MaxAttempts = 3, Headers = { ["x-part"] = "inner" }, OnCompleted = report => called.Add($"inner {report.Attempts}") });

        await Assert.ThrowsAsync<IoTDAServiceException>(() => _clock.RunAsync(inner.BatchTasks.GetAsync(Clients.TaskId, Cancellation)));
        Assert.Equal(["inner 1", "inner 1", "inner 1"], headers);
        Assert.Equal(["outer 3", "inner 3"], called);

        headers.Clear();
        await Assert.ThrowsAsync<IoTDAServiceException>(() => _clock.RunAsync(outer.BatchTasks.GetAsync(Clients.TaskId, Cancellation)));
        Assert.Equal(["outer 1", "outer 1"], headers);
        Assert.Equal(["outer 3", "inner 3", "outer 2"], called);
    }

    [Fact]
    public async Task Disposing_a_view_leaves_the_client_and_disposing_the_client_ends_its_views()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Empty(204), StubAnswer.Empty(204));
        using IoTDAClient client = Clients.Of(server);
        IoTDAClient view = client.With(new CallOptions { MaxAttempts = 1 });

        await view.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);
        view.Dispose();
        await client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);
        client.Dispose();

        Assert.Single(server.Requests.Select(request => request.Connection).Distinct());
        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => view.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation));
        Assert.Contains("the IoTDAClient is disposed", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_keeps_the_service_s_one_search_a_second_with_the_client()
    {
        using StubHandler service = new(StubHandler.Answer(200, """{"count":0}"""));
        using IoTDAClient client = Clients.Of(service, _clock);
        IoTDAClient view = client.With(new CallOptions { MaxAttempts = 1 });

        await client.DeviceSearch.CountAsync(DeviceSearch.Everything, Cancellation);
        await _clock.RunAsync(view.DeviceSearch.CountAsync(DeviceSearch.Everything, Cancellation));

        Assert.Equal([TimeSpan.FromSeconds(1)], _clock.Delays);
    }

    [Theory]
    [InlineData("")]
    [InlineData("east")]
    public async Task A_client_of_a_container_has_views_and_its_interfaces_stay_as_they_are(string name)
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Empty(204), StubAnswer.Empty(204));
        ServiceCollection services = new();
        services.AddLogging();
        services.AddIoTDA(name, options => Configure(options, server.Address));
        await using ServiceProvider provider = services.BuildServiceProvider();
        IBatchTaskClient injected = provider.GetRequiredKeyedService<IBatchTaskClient>(name);
        List<CallReport> reports = [];
        using IoTDAClient view = provider.GetRequiredKeyedService<IoTDAClient>(name).With(new CallOptions { Headers = { ["X-Part"] = "reports" }, OnCompleted = reports.Add });

        await view.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);
        await injected.DeleteAsync(Clients.TaskId, Cancellation);

        Assert.Equal(["reports", null], server.Requests.Select(request => request.Header("X-Part")));
        Assert.Equal([Clients.Token, Clients.Token], server.Requests.Select(request => request.Header("X-Auth-Token")));
        Assert.Single(reports);
        Assert.NotSame(injected, view.BatchTasks);
        Assert.Same(injected, provider.GetRequiredKeyedService<IoTDAClient>(name).BatchTasks);
    }

    [Fact]
    public async Task A_host_s_default_header_gives_way_to_that_of_a_view()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Empty(204), StubAnswer.Empty(204));
        ServiceCollection services = new();
        services.AddLogging();
        services.AddIoTDA(options => Configure(options, server.Address)).HttpClientBuilder.ConfigureHttpClient(http => http.DefaultRequestHeaders.Add("X-Part", "host"));
        await using ServiceProvider provider = services.BuildServiceProvider();
        IoTDAClient client = provider.GetRequiredService<IoTDAClient>();

        await client.With(new CallOptions { Headers = { ["X-Part"] = "view" } }).BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);
        await client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);

        Assert.Equal(["view", "host"], server.Requests.Select(request => request.Header("X-Part")));
    }

    [Fact]
    public async Task A_client_of_the_factory_has_views()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Empty(204));
        ServiceCollection services = new();
        services.AddSingleton(new EnvironmentVariables(_ => null));
        services.AddIoTDAClientFactory();
        await using ServiceProvider provider = services.BuildServiceProvider();
        IoTDAClientOptions options = new();
        Configure(options, server.Address);
        using IoTDAClient client = provider.GetRequiredService<IIoTDAClientFactory>().Create(options);

        await client.With(new CallOptions { Headers = { ["X-Part"] = "tenant" } }).BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);

        Assert.Equal("tenant", server.Request.Header("X-Part"));
    }

    [Fact]
    public void What_is_wrong_with_the_options_is_told_at_once_and_by_name()
    {
        using StubHandler service = new(StubHandler.Answer(204));
        using IoTDAClient client = Clients.Of(service);

        var refusal = Assert.Throws<OptionsValidationException>(() => client.With(new CallOptions
        {
            MaxAttempts = 11,
            TotalTimeout = TimeSpan.FromSeconds(5),
            AttemptTimeout = TimeSpan.FromSeconds(6),
            Headers = { ["Host"] = "h" },
        }));

        Assert.Equal(
            [
                "CallOptions.MaxAttempts is 1 to 10; it is 11.",
                "CallOptions.AttemptTimeout is 10 milliseconds to the call's total timeout, which is 00:00:05; it is 00:00:06.",
                "CallOptions.Headers may not have Host: credentials, connections and bodies are the client's own.",
            ],
            refusal.Failures);
        Assert.Throws<ArgumentNullException>(() => client.With(null!));
        Assert.Equal(0, service.Attempts);
    }

    [Theory]
    [InlineData(0, null, null, "CallOptions.MaxAttempts is 1 to 10; it is 0.")]
    [InlineData(null, 0.009, null, "CallOptions.TotalTimeout is 10 milliseconds to a day; it is 00:00:00.0090000.")]
    [InlineData(null, 86_401.0, null, "CallOptions.TotalTimeout is 10 milliseconds to a day; it is 1.00:00:01.")]
    [InlineData(null, null, 0.009, "CallOptions.AttemptTimeout is 10 milliseconds to the call's total timeout, which is 00:03:00; it is 00:00:00.0090000.")]
    [InlineData(null, null, 181.0, "CallOptions.AttemptTimeout is 10 milliseconds to the call's total timeout, which is 00:03:00; it is 00:03:01.")]
    public void A_value_out_of_its_range_is_refused(int? attempts, double? total, double? attempt, string says)
    {
        using StubHandler service = new(StubHandler.Answer(204));
        using IoTDAClient client = Clients.Of(service);

        var refusal = Assert.Throws<OptionsValidationException>(() => client.With(new CallOptions { MaxAttempts = attempts, TotalTimeout = Seconds(total), AttemptTimeout = Seconds(attempt) }));

        Assert.Equal([says], refusal.Failures);
    }

    [Theory]
    [InlineData(1, 0.01, 0.01)]
    [InlineData(10, 86_400.0, 86_400.0)]
    [InlineData(null, null, 180.0)]
    [InlineData(null, 1.0, null)]
    public void The_ends_of_the_ranges_are_fine(int? attempts, double? total, double? attempt)
    {
        using StubHandler service = new(StubHandler.Answer(204));
        using IoTDAClient client = Clients.Of(service);

        Assert.NotNull(client.With(new CallOptions { MaxAttempts = attempts, TotalTimeout = Seconds(total), AttemptTimeout = Seconds(attempt) }));
    }

    private static TimeSpan? Seconds(double? seconds) => seconds is { } some ? TimeSpan.FromSeconds(some) : null;

    // One answer for all operations does not suit each of them.
    private static async Task IgnoreMisfitAsync(Task call)
    {
        try
        {
            await call;
        }
        catch (IoTDATransportException)
        {
        }
    }

    private static void Configure(IoTDAClientOptions options, Uri endpoint)
    {
        options.Endpoint = endpoint;
        options.ProjectId = Clients.ProjectId;
        options.Token = Clients.Token;
    }
}

using System.Text.RegularExpressions;
using System.Threading.RateLimiting;
using IoTDA.Sdk.Tests.Conventions;
using Microsoft.Extensions.DependencyInjection;

#pragma warning disable xUnit1051, CA2000 // the page's reader needs neither the test's token nor a second owner

namespace IoTDA.Sdk.Tests.Documentation;

/// <summary>The example of <c>docs/configuration.md</c> does what it says: what it shows of the client stands here too, to the letter, and is run.</summary>
public sealed partial class ConfigurationSnippetTests
{
    private const string Here = "tests/IoTDA.Sdk.Tests/Documentation/ConfigurationSnippetTests.cs";

    [Fact]
    public void The_page_shows_what_is_run_here()
    {
        string[] here = [.. Mark().Matches(Repository.Read(Here)!.ReplaceLineEndings("\n")).Select(mark => Regex.Replace(mark.Groups["code"].Value, "(?m)^ {8}", ""))];
        string page = string.Concat(Block().Matches(Repository.Read("docs/configuration.md")!.ReplaceLineEndings("\n")).Select(block => block.Groups["code"].Value));

        Assert.True(here.Length >= 2);
        Assert.All(here, snippet => Assert.Contains(snippet, page, StringComparison.Ordinal));
    }

    [Fact]
    public void A_tenant_gets_a_client()
    {
        ServiceCollection services = new();
        // <factory>
        services.AddIoTDAClientFactory();
        // </factory>
        using ServiceProvider host = services.BuildServiceProvider();
        IIoTDAClientFactory factory = host.GetRequiredService<IIoTDAClientFactory>();
        Tenant tenant = new(new Uri("https://a.st1.iotda-app.cn-north-4.myhuaweicloud.com"), Clients.ProjectId, "AK", "secret");

        // <tenant>
        using IoTDAClient client = factory.Create(new IoTDAClientOptions
        {
            Endpoint = tenant.Endpoint,
            ProjectId = tenant.ProjectId,
            AccessKey = new AccessKeyOptions { AccessKeyId = tenant.KeyId, SecretAccessKey = tenant.Secret },
        });
        // </tenant>

        Assert.NotNull(client.BatchTasks);
    }

    [Fact]
    public async Task One_call_is_tuned()
    {
        using StubHandler service = new(StubHandler.Answer(200, Operations.Success));
        using IoTDAClient client = Clients.Of(service);
        const string taskId = Clients.TaskId;

        // <call>
        IoTDAClient quick = client.With(new CallOptions { TotalTimeout = TimeSpan.FromSeconds(5), MaxAttempts = 1 });
        BatchTask task = await quick.BatchTasks.GetAsync(taskId);
        // </call>

        Assert.Equal((taskId, 1), (task.TaskId, service.Attempts));
    }

    [Fact]
    public async Task A_call_is_told_of()
    {
        using StubHandler service = new(StubHandler.Answer(204, "", ("X-Request-Id", "7")));
        using IoTDAClient client = Clients.Of(service);
        List<string> lines = [];
        Action<string> log = lines.Add;

        // <report>
        IoTDAClient told = client.With(new CallOptions
        {
            OnCompleted = call => log($"{call.Operation}: {call.StatusCode} in {call.Duration.TotalMilliseconds:0} ms, {call.Attempts} attempts, request {call.RequestId}"),
        });
        // </report>
        await told.BatchTasks.DeleteAsync(Clients.TaskId, TestContext.Current.CancellationToken);

        Assert.Matches("^DeleteBatchTask: NoContent in [0-9]+ ms, 1 attempts, request 7$", Assert.Single(lines));
    }

    [Fact]
    public async Task A_view_has_a_key()
    {
        using StubHandler service = new(StubHandler.Answer(204));
        ServiceCollection services = new();
        services.AddLogging().AddSingleton(_ => Clients.Of(service));
        // <keyed>
        services.AddKeyedSingleton("dashboard", (provider, _) => provider.GetRequiredService<IoTDAClient>()
            .With(new CallOptions { TotalTimeout = TimeSpan.FromSeconds(3), MaxAttempts = 2 }).BatchTasks);
        // </keyed>
        await using ServiceProvider host = services.BuildServiceProvider();

        await host.GetRequiredKeyedService<IBatchTaskClient>("dashboard").DeleteAsync(Clients.TaskId, TestContext.Current.CancellationToken);

        Assert.Equal(1, service.Attempts);
    }

    [Fact]
    public async Task One_watch_polls_in_its_own_way()
    {
        using StubHandler service = new(StubHandler.Answer(200, $$$"""{"batchtask":{"task_id":"{{{Clients.TaskId}}}","status":"Success"}}"""));
        using IoTDAClient client = Clients.Of(service);
        const string taskId = Clients.TaskId;

        // <watch>
        var hourly = new WatchOptions { MinInterval = TimeSpan.FromMinutes(5), MaxInterval = TimeSpan.FromHours(1) };
        BatchTask last = await client.BatchTasks.WaitForCompletionAsync(taskId, hourly);
        // </watch>

        Assert.Equal(BatchTaskStatus.Success, last.Status);
    }

    [Fact]
    public async Task A_limiter_is_one_s_own()
    {
        using StubHandler service = new(StubHandler.Answer(204));
        IoTDAClientOptions options = Clients.Options(new Uri("https://iotda.example"));

        // <limiter>
        options.RateLimit.Client.Use(new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 8, QueueLimit = 100 }));
        // </limiter>
        using IoTDAClient client = Clients.Of(service, configure: same => same.RateLimit = options.RateLimit);

        await client.BatchTasks.DeleteAsync(Clients.TaskId, TestContext.Current.CancellationToken);

        Assert.Equal(1, service.Attempts);
    }

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    [GeneratedRegex(@"^ *// <(?<name>[a-z-]+)>\n(?<code>.*?)^ *// </\k<name>>$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    private sealed record Tenant(Uri Endpoint, string ProjectId, string KeyId, string Secret);
}

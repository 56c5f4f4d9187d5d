using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.DependencyInjection;

namespace IoTDA.Sdk.Emulator.Aspire.Tests;

/// <summary>The start of the resource, without an orchestrator.</summary>
public sealed class StartTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_port_in_use_lets_the_resource_fail_and_its_log_says_why()
    {
        await using IoTDAEmulator first = await IoTDAEmulator.StartAsync(new EmulatorOptions(), Cancellation);
        IDistributedApplicationBuilder builder = DistributedApplication.CreateBuilder();
        IoTDAEmulatorResource resource = builder.AddIoTDAEmulator("iotda", new EmulatorOptions { Port = first.BaseAddress.Port }).Resource;
        await using DistributedApplication app = builder.Build();
        await StartAsync(app, resource);

        Assert.True(app.ResourceNotifications.TryGetCurrentState("iotda", out ResourceEvent? state));
        Assert.Equal("FailedToStart", state.Snapshot.State?.Text);
        Assert.Throws<InvalidOperationException>(() => resource.Emulator);
        Assert.Contains("address already in use", await LogAsync(app, resource), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_running_resource_shows_its_page_with_the_key_and_logs_requests_without_secrets()
    {
        IDistributedApplicationBuilder builder = DistributedApplication.CreateBuilder();
        IoTDAEmulatorResource resource = builder.AddIoTDAEmulator("iotda", new EmulatorOptions { ControlKey = "let+me&in" }).Resource;
        await using DistributedApplication app = builder.Build();
        await StartAsync(app, resource);
        using HttpClient http = new();
        http.DefaultRequestHeaders.Add("X-Auth-Token", resource.Emulator.Token);
        using HttpResponseMessage answer = await http.GetAsync(new Uri($"{resource.Endpoint.Url}/v5/iot/{resource.Emulator.ProjectId}/batchtask-files"), Cancellation);

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.True(app.ResourceNotifications.TryGetCurrentState("iotda", out ResourceEvent? state));
        Assert.Equal("Running", state.Snapshot.State?.Text);
        ResourceUrlAnnotation url = new() { Url = resource.Endpoint.Url, Endpoint = resource.Endpoint };
        ResourceUrlsCallbackContext urls = new(builder.ExecutionContext, resource, [url], Cancellation);
        foreach (ResourceUrlsCallbackAnnotation annotation in resource.Annotations.OfType<ResourceUrlsCallbackAnnotation>())
        {
            await annotation.Callback(urls);
        }

        Assert.Equal(("Page", $"{resource.Emulator.BaseAddress}?key=let%2Bme%26in"), (url.DisplayText, url.Url));
        Assert.Equal(resource.Emulator.BaseAddress, new Uri(resource.Endpoint.Url));
        string log = await LogAsync(app, resource);
        Assert.Contains("200    GET     /v5/iot/", log, StringComparison.Ordinal);
        Assert.DoesNotContain(resource.Emulator.Token, log, StringComparison.Ordinal);
    }

    private static async Task StartAsync(DistributedApplication app, IoTDAEmulatorResource resource)
    {
        IDistributedApplicationEventing eventing = app.Services.GetRequiredService<IDistributedApplicationEventing>();
        await eventing.PublishAsync(
            new InitializeResourceEvent(
                resource, eventing, app.Services.GetRequiredService<ResourceLoggerService>(), app.ResourceNotifications, app.Services),
            Cancellation);
    }

    private static async Task<string> LogAsync(DistributedApplication app, IResource resource)
    {
        ResourceLoggerService logs = app.Services.GetRequiredService<ResourceLoggerService>();
        logs.Complete(resource);
        List<string> lines = [];
        await foreach (IReadOnlyList<LogLine> some in logs.WatchAsync(resource).WithCancellation(Cancellation))
        {
            lines.AddRange(some.Select(line => line.Content));
        }

        return string.Join('\n', lines);
    }
}

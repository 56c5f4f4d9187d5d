using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IoTDA.Sdk.Emulator.Aspire.Tests;

/// <summary>The sample app host as it is: two emulators and a web service that reaches them through <c>AddIoTDA</c>.</summary>
public sealed class AppHostTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_of_an_app_host_creates_tasks_at_its_emulators()
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        end.CancelAfter(TimeSpan.FromMinutes(3));
        IDistributedApplicationTestingBuilder builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Aspire>(end.Token);
        await using DistributedApplication app = await builder.BuildAsync(end.Token);
        await app.StartAsync(end.Token);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("web", end.Token);
        (IoTDAEmulator east, IoTDAEmulator west) = (EmulatorOf(app, "east"), EmulatorOf(app, "west"));
        using HttpClient web = app.CreateHttpClient("web", "http");
        var upgrade = new { name = "nightly", package = "5c8ba99030344005c02316ad", devices = new[] { "meter_1" } };
        east.Faults.Next(EmulatedOperation.CreateBatchTask, Fault.ServiceThrottle);

        foreach (string instance in new[] { "east", "west" })
        {
            using HttpResponseMessage created = await web.PostAsJsonAsync($"{instance}/tasks", upgrade, end.Token);
            Assert.Equal(HttpStatusCode.Created, created.StatusCode);
            JsonNode answer = JsonNode.Parse(await created.Content.ReadAsStringAsync(end.Token))!;
            Assert.Equal((string?)answer["taskId"], Assert.Single(EmulatorOf(app, instance).Tasks).Id);
        }

        Assert.Equal([403, 201], east.Requests.Where(IsCreate).Select(request => request.StatusCode!.Value));
        RecordedRequest signed = Assert.Single(west.Requests, IsCreate);
        Assert.StartsWith("SDK-HMAC-SHA256 Access=AK,", signed.Headers["Authorization"].Single(), StringComparison.Ordinal);
        Assert.Equal("west", signed.Headers["Instance-Id"].Single());

        Assert.True(app.ResourceNotifications.TryGetCurrentState("east", out ResourceEvent? state));
        Assert.Equal($"{east.BaseAddress}", Assert.Single(state.Snapshot.Urls).Url);
        Assert.Equal(HealthStatus.Healthy, Assert.Single(state.Snapshot.HealthReports).Status);
        ExecuteCommandResult reset = await app.ResourceCommands.ExecuteCommandAsync("east", "reset", end.Token);
        Assert.True(reset.Success);
        Assert.Empty(east.Tasks);

        Uri address = east.BaseAddress;
        await app.StopAsync(end.Token);
        using HttpClient gone = new();
        await Assert.ThrowsAsync<HttpRequestException>(() => gone.GetAsync(new Uri(address, "emulator/health"), Cancellation));
    }

    private static bool IsCreate(RecordedRequest request) => request.Operation == EmulatedOperation.CreateBatchTask;

    private static IoTDAEmulator EmulatorOf(DistributedApplication app, string name)
        => app.Services.GetRequiredService<DistributedApplicationModel>().Resources.OfType<IoTDAEmulatorResource>().Single(resource => resource.Name == name).Emulator;
}

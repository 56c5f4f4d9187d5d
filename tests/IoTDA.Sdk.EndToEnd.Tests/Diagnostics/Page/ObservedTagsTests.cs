using System.Diagnostics;
using IoTDA.Sdk.Emulator;
using Microsoft.Extensions.DependencyInjection;

namespace IoTDA.Sdk.EndToEnd.Tests.Diagnostics.Page;

/// <summary>A run of successes and failures shows each attribute that the page promises, and no other.</summary>
public sealed class ObservedTagsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Spans_and_metrics_have_the_attributes_that_the_page_lists()
    {
        using Outside outside = new();
        EmulatorOptions options = new() { Speed = 1_000 };
        options.Users.Add(new EmulatedUser("acme", "robot", "hunter2"));
        await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(options, Cancellation);
        await RunAsync(emulator);

        Activity[] spans = [.. outside.ActivitiesOf(emulator.BaseAddress)];
        string[] own = ["WatchBatchTask", "FindBatchTask", "RecoverOutcome"];
        Assert.All(ObservabilityPage.Table("Spans"), row =>
        {
            string name = ObservabilityPage.Names(row[0])[0];
            Activity[] of = [.. spans.Where(span => own.Contains(name) ? span.OperationName == name : !own.Contains(span.OperationName))];
            Assert.Equal(
                ObservabilityPage.Names(row[2]).Order(StringComparer.Ordinal), of.SelectMany(span => span.TagObjects).Select(tag => tag.Key).Distinct().Order(StringComparer.Ordinal));
            Assert.All(of, span => Assert.Equal(row[1], span.Kind.ToString()));
        });
        Assert.Equal(
            ["error.type", "http.request.resend_count", "http.response.status_code", "iotda.failure"],
            spans.SelectMany(span => span.Events).SelectMany(one => one.Tags).Select(tag => tag.Key).Distinct().Order(StringComparer.Ordinal));
        Assert.All(ObservabilityPage.Table("Metrics"), row => Assert.Equal(
            ObservabilityPage.Names(row[3]).Order(StringComparer.Ordinal),
            outside.Measured.Where(one => $"`{one.Instrument}`" == row[0] && one.Tags.Contains($"server.port={emulator.BaseAddress.Port}", StringComparison.Ordinal))
                .SelectMany(one => one.Tags.Split(',')).Select(tag => tag.Split('=')[0]).Distinct().Order(StringComparer.Ordinal)));
    }

    private static async Task RunAsync(IoTDAEmulator emulator)
    {
        ServiceCollection services = new();
        services.AddIoTDA("east", options =>
        {
            (options.Endpoint, options.ProjectId, options.IamEndpoint) = (emulator.BaseAddress, emulator.ProjectId, emulator.BaseAddress);
            options.Resilience.TransientDelay = options.Resilience.ThrottlingDelay = TimeSpan.FromMilliseconds(1);
            options.Recovery.SettlingTime = TimeSpan.Zero;
            options.RateLimit.Operations["DeleteBatchTaskFile"] = new CallRateOptions { PermitLimit = 1, Window = TimeSpan.FromHours(1), QueueLimit = 0 };
            options.Watch.MinInterval = TimeSpan.FromMilliseconds(2);
        }).UseIamPassword(user => (user.DomainName, user.UserName, user.Password) = ("acme", "robot", "hunter2"));
        await using ServiceProvider provider = services.BuildServiceProvider();
        IBatchTaskClient tasks = provider.GetRequiredKeyedService<IBatchTaskClient>("east");
        emulator.Faults.Next(EmulatedOperation.CreateBatchTask, Fault.Throttle).Next(EmulatedOperation.CreateBatchTask, Fault.ResetAfterExecuting);
        BatchTaskName name = BatchTaskName.Unique("Winter");
        BatchTask task = await tasks.CreateAsync(new FreezeDevicesRequest { TaskName = name, Targets = BatchTargets.Devices("meter_1") }, Cancellation);
        await tasks.WaitForCompletionAsync(task.TaskId, cancellationToken: Cancellation);
        await tasks.FindAsync(BatchTaskType.FreezeDevices, name, cancellationToken: Cancellation);
        await Assert.ThrowsAsync<IoTDAServiceException>(() => provider.GetRequiredKeyedService<IBatchTaskFileClient>("east").DeleteAsync("none", Cancellation));
        await Assert.ThrowsAsync<IoTDARateLimitException>(() => provider.GetRequiredKeyedService<IBatchTaskFileClient>("east").DeleteAsync("none", Cancellation));
        await Assert.ThrowsAsync<IoTDAServiceException>(() => tasks.WaitForCompletionAsync("5c8ba99030344005c02316ad", cancellationToken: Cancellation));
        emulator.Faults.Next(EmulatedOperation.ListBatchTasks, Fault.ServiceUnavailable, 10);
        await Assert.ThrowsAsync<IoTDAServiceException>(() => tasks.FindAsync(BatchTaskType.FreezeDevices, "Winter", cancellationToken: Cancellation));
    }
}

using System.Diagnostics;
using IoTDA.Sdk.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.EndToEnd.Tests.Diagnostics;

public sealed class TelemetryTests
{
    [Fact]
    public async Task An_operation_is_one_activity_with_an_event_for_each_try()
    {
        using var outside = new Outside();
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        session.Faults.Next(EmulatedOperation.ShowBatchTask, Fault.ServiceUnavailable).Next(EmulatedOperation.ShowBatchTask, Fault.Throttle);
        BatchTask task = await session.UpgradeAsync();

        await session.RunAsync(session.GetAsync(task.TaskId));

        Activity[] activities = [.. outside.ActivitiesOf(session.Emulator.BaseAddress)];
        Assert.Equal(["CreateBatchTask", "ShowBatchTask"], activities.Select(activity => activity.DisplayName));
        Activity show = activities[1];
        Assert.Equal(ActivityKind.Client, show.Kind);
        Assert.Equal("/batchtasks/{task_id}", show.GetTagItem("url.template"));
        Assert.Equal(("GET", 200, "ShowBatchTask"), (show.GetTagItem("http.request.method"), show.GetTagItem("http.response.status_code"), show.GetTagItem("iotda.operation")));
        Assert.Equal(["ambiguous", "throttled", "none"], show.Events.Select(one => one.Tags.Single(tag => tag.Key == "iotda.failure").Value));
        Assert.Equal([503, 429, 200], show.Events.Select(one => one.Tags.Single(tag => tag.Key == "http.response.status_code").Value));
    }

    [Fact]
    public async Task A_failed_operation_carries_error_code_and_request_id()
    {
        using var outside = new Outside();
        await using ServiceSession session = await ServiceSession.StartAsync();

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(() => session.Files.DeleteAsync("none", TestContext.Current.CancellationToken));

        Activity activity = Assert.Single(outside.ActivitiesOf(session.Emulator.BaseAddress));
        Assert.Equal(ActivityStatusCode.Error, activity.Status);
        Assert.Equal(failure.ErrorCode.Value, activity.GetTagItem("error.type"));
        Assert.Equal((404, "IOTDA.014600", failure.RequestId), (activity.GetTagItem("http.response.status_code"), activity.GetTagItem("iotda.error_code"), activity.GetTagItem("iotda.request_id")));
    }

    [Fact]
    public async Task Retries_throttling_and_reconciliations_are_counted()
    {
        using var outside = new Outside();
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        session.Faults.Next(EmulatedOperation.CreateBatchTask, Fault.Throttle).Next(EmulatedOperation.CreateBatchTask, Fault.ResetAfterExecuting);

        await session.RunAsync(session.UpgradeAsync());

        Assert.Contains(outside.Measured, one => one is ("IoTDA.Sdk", "iotda.client.retries", 1, "iotda.operation=CreateBatchTask,iotda.failure=throttled"));
        Assert.Contains(outside.Measured, one => one is ("IoTDA.Sdk", "iotda.client.throttled", 1, "iotda.operation=CreateBatchTask"));
        Assert.Contains(outside.Measured, one => one is ("IoTDA.Sdk", "iotda.client.reconciliations", 1, "iotda.operation=CreateBatchTask,iotda.outcome=adopted"));
        Assert.Contains(outside.Measured, one => one is ("IoTDA.Sdk", "iotda.client.operation.duration", > 0, "iotda.operation=CreateBatchTask,error.type=IoTDATransportException"));
    }

    [Fact]
    public async Task The_log_tells_each_decision_under_its_event_id()
    {
        var log = new CapturedLog();
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true, log: log);
        BatchTask task = await session.UpgradeAsync();
        session.Advance(60);
        session.Faults.Next(EmulatedOperation.DeleteBatchTask, Fault.BadGatewayAfterExecuting)
            .Next(EmulatedOperation.CreateBatchTask, Fault.ThrottleFor(TimeSpan.FromDays(3650)));

        await session.Clock!.RunAsync(session.BatchTasks.DeleteAsync(task.TaskId, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<IoTDAServiceException>(() => session.UpgradeAsync());

        (LogLevel Level, int Id, string Text)[] told = [.. log.Lines.Where(line => line.Level != LogLevel.Debug)];
        Assert.Equal([1, 3, 2], told.Select(line => line.Id));
        Assert.All(told, line => Assert.Equal(LogLevel.Information, line.Level));
        Assert.StartsWith("DeleteBatchTask: attempt 1 failed (HTTP 502", told[0].Text, StringComparison.Ordinal);
        Assert.Contains("the wait would outlast the call's total timeout", told[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_level_debug_each_call_has_one_line_with_what_the_service_s_support_asks_for()
    {
        var log = new CapturedLog();
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true, log: log);
        session.Faults.Next(EmulatedOperation.CreateBatchTask, Fault.ThrottleFor(TimeSpan.FromSeconds(2)));

        BatchTask task = await session.Clock!.RunAsync(session.UpgradeAsync());
        await session.BatchTasks.GetAsync(task.TaskId, TestContext.Current.CancellationToken);

        string[] ids = [.. session.Emulator.Requests.Select(request => request.RequestId)];
        (LogLevel Level, int Id, string Text)[] lines = [.. log.Lines.Where(line => line.Id != 1)];
        Assert.Equal([(LogLevel.Debug, 11), (LogLevel.Debug, 11)], lines.Select(line => (line.Level, line.Id)));
        Assert.StartsWith(FormattableString.Invariant($"CreateBatchTask: 201 on attempt 2 after {(long)session.Clock.Delays[0].TotalMilliseconds} ms, request id {ids[1]}."), lines[0].Text, StringComparison.Ordinal);
        Assert.StartsWith($"ShowBatchTask: 200 on attempt 1 after 0 ms, request id {ids[2]}.", lines[1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_http_client_s_own_log_is_off_unless_the_host_adds_it(bool added)
    {
        await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var log = new CapturedLog();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        services.ConfigureHttpClientDefaults(all => all.RedactLoggedHeaders(_ => false));
        IoTDABuilder builder = services.AddIoTDA(options => (options.Endpoint, options.ProjectId) = (emulator.BaseAddress, emulator.ProjectId))
            .UseToken(emulator.Token);
        if (added)
        {
            builder.HttpClientBuilder.AddDefaultLogger();
        }

        await using ServiceProvider provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IBatchTaskFileClient>().ListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(added, log.Lines.Any(line => line.Text.Contains("Sending HTTP request GET", StringComparison.Ordinal)));
        Assert.DoesNotContain(log.Lines, line => line.Text.Contains(emulator.Token, StringComparison.Ordinal));
        Assert.Single(log.Lines, line => line.Id == 11);
    }
}

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
        Assert.Equal([null, 1, 2], show.Events.Select(one => one.Tags.SingleOrDefault(tag => tag.Key == "http.request.resend_count").Value));
        Assert.Equal(2, show.GetTagItem("http.request.resend_count"));
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
    public async Task Retries_throttling_and_recoveries_are_counted()
    {
        using var outside = new Outside();
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        session.Faults.Next(EmulatedOperation.CreateBatchTask, Fault.Throttle).Next(EmulatedOperation.CreateBatchTask, Fault.ResetAfterExecuting);

        await session.RunAsync(session.UpgradeAsync());

        string server = $"server.address=127.0.0.1,server.port={session.Emulator.BaseAddress.Port}";
        Assert.Equal(
            [
                ("iotda.client.throttled", 1, $"{server},iotda.operation=CreateBatchTask"),
                ("iotda.client.retries", 1, $"{server},iotda.operation=CreateBatchTask,iotda.failure=throttled"),
                ("iotda.client.recoveries", 1, $"{server},iotda.operation=CreateBatchTask,iotda.outcome=recovered"),
            ],
            outside.Measured.Where(one => one.Meter == "IoTDA.Sdk" && one.Instrument != "iotda.client.operation.duration" && one.Tags.StartsWith(server, StringComparison.Ordinal))
                .Select(one => (one.Instrument, one.Value, one.Tags)));
        Assert.Equal(
            [
                $"{server},iotda.operation=CreateBatchTask,error.type=connection_lost",
                $"{server},iotda.operation=ListBatchTasks,http.response.status_code=200",
                $"{server},iotda.operation=ShowBatchTask,http.response.status_code=200",
            ],
            outside.Measured.Where(one => one.Instrument == "iotda.client.operation.duration" && one.Tags.StartsWith(server, StringComparison.Ordinal)).Select(one => one.Tags));
    }

    [Fact]
    public async Task One_activity_spans_a_watch_with_its_polls_below_it()
    {
        using var outside = new Outside();
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        BatchTask task = await session.UpgradeAsync();

        await session.RunAsync(session.BatchTasks.WaitForCompletionAsync(task.TaskId, cancellationToken: TestContext.Current.CancellationToken));

        Activity watch = Assert.Single(outside.Ended, activity => activity.OperationName == "WatchBatchTask" && (string?)activity.GetTagItem("iotda.task_id") == task.TaskId);
        Activity[] polls = [.. outside.ActivitiesOf(session.Emulator.BaseAddress).Where(activity => activity.OperationName == "ShowBatchTask")];
        Assert.True(polls.Length > 1);
        Assert.All(polls, poll => Assert.Equal(watch.SpanId, poll.ParentSpanId));
        Assert.True(watch.Duration >= polls[^1].StartTimeUtc - polls[0].StartTimeUtc);
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
        Assert.Matches($"^CreateBatchTask: 201 on attempt 2 after [23][0-9]{{3}} ms, request id {ids[1]}\\.", lines[0].Text);
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

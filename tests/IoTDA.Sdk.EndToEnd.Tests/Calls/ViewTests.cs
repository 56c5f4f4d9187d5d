using System.Net;
using IoTDA.Sdk.Emulator;
using IoTDA.Sdk.EndToEnd.Tests.Authentication;

namespace IoTDA.Sdk.EndToEnd.Tests.Calls;

/// <summary>Views of a client before a service that remembers what it executed, and verifies signatures with code of its own.</summary>
public sealed class ViewTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SigningAlgorithm.SdkHmacSha256, SignatureAlgorithm.SdkHmacSha256)]
    [InlineData(SigningAlgorithm.V11HmacSha256, SignatureAlgorithm.V11HmacSha256)]
    public async Task Signed_requests_are_let_in_with_headers_of_a_view(SigningAlgorithm algorithm, SignatureAlgorithm taken)
    {
        await using ServiceSession session = await ServiceSession.StartAsync(
            options =>
            {
                Users.AddTo(options);
                options.SignatureAlgorithm = taken;
                options.Speed = 1;
                options.InstanceId = "e495cf17-ff79-4294-8f64-4d367919d665";
            },
            Users.Sign(algorithm, temporary: true));
        IoTDAClient view = session.Client.With(new CallOptions { Headers = { ["A-Route"] = "blue lane", ["X-Zone"] = "z" } });

        BatchTask task = await view.BatchTasks.CreateAsync(Upgrade(), Cancellation);
        using MemoryStream file = new([1, 2, 3]);
        await view.BatchTaskFiles.UploadAsync(file, "devices.xlsx", Cancellation);
        await view.BatchTasks.StopAsync(task.TaskId, Cancellation);
        await view.BatchTasks.ListAsync(BatchTaskType.SoftwareUpgrade, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(4, session.Emulator.Requests.Count);
        Assert.All(session.Emulator.Requests, request => Assert.InRange(request.StatusCode!.Value, 200, 201));
        Assert.All(session.Emulator.Requests, request => Assert.Equal(("blue lane", "z"), (request.Headers["A-Route"].Single(), request.Headers["X-Zone"].Single())));
        Assert.All(session.Emulator.Requests, request => Assert.DoesNotContain("route", request.Headers["Authorization"].Single(), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task With_recovery_off_a_create_whose_answer_is_lost_is_told_at_once_and_is_there_once()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        List<CallReport> reports = [];
        IoTDAClient view = session.Client.With(new CallOptions { Recovery = false, OnCompleted = reports.Add });
        session.Faults.Next(EmulatedOperation.CreateBatchTask, Fault.ResetAfterExecuting);

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => view.BatchTasks.CreateAsync(Upgrade(), Cancellation));

        Assert.True(failure.MayHaveExecuted);
        Assert.Equal((1, 1), (session.Emulator.Requests.TotalCount, session.Emulator.Tasks.Count));
        Assert.Same(failure, Assert.Single(reports).Exception);
    }

    [Fact]
    public async Task With_recovery_as_it_is_the_view_finds_the_task_under_its_own_headers()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        List<CallReport> reports = [];
        IoTDAClient view = session.Client.With(new CallOptions { Headers = { ["X-Zone"] = "z" }, OnCompleted = reports.Add });
        session.Faults.Next(EmulatedOperation.CreateBatchTask, Fault.ResetAfterExecuting);

        BatchTask found = await session.RunAsync(view.BatchTasks.CreateAsync(Upgrade(), Cancellation));

        Assert.True(found.WasRecovered);
        Assert.Single(session.Emulator.Tasks);
        Assert.All(session.Emulator.Requests, request => Assert.Equal("z", request.Headers["X-Zone"].Single()));
        Assert.Equal(session.Emulator.Requests.TotalCount, reports.Count);
        Assert.Equal(("CreateBatchTask", null), (reports[0].Operation, reports[0].StatusCode));
        Assert.All(reports.Skip(1), report => Assert.Equal((HttpStatusCode.OK, 1), (report.StatusCode, report.Attempts)));
    }

    [Fact]
    public async Task A_rate_limit_on_the_system_s_clock_loses_none_of_a_hundred_callers()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(
            configure: options => options.RateLimit.Client = new CallRateOptions { PermitLimit = 40, Window = TimeSpan.FromMilliseconds(100) });

        BatchTask[] tasks = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => session.UpgradeAsync(1, name: BatchTaskName.Unique("Paced"))));

        Assert.Equal(100, tasks.Select(task => task.TaskId).Distinct().Count());
        Assert.Equal(100, session.Count(EmulatedOperation.CreateBatchTask));
    }

    private static SoftwareUpgradeRequest Upgrade() => new()
    {
        TaskName = "Upgrade",
        Document = new UpgradeDocument("32822e5744a45ede319d2c50"),
        Targets = BatchTargets.Devices("meter_1"),
    };
}

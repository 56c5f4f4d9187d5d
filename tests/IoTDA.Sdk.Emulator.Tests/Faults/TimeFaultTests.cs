using System.Net;
using System.Text;
using JsonObject = System.Text.Json.Nodes.JsonObject;
using IoTDA.Sdk.Tests.Testing;

namespace IoTDA.Sdk.Emulator.Tests.Faults;

public sealed class TimeFaultTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(40);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_delay_before_executing_goes_by_the_clock()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.Faults.Next(Fault.DelayBeforeExecuting(Delay));
        Task<Answer> sending = session.CreateAsync(Requests.Upgrade("d1"));
        await session.Clock.UntilTimersAsync(1, Cancellation);

        session.Wait(39);
        Assert.Empty(session.Emulator.Tasks);
        session.Wait(1);
        Answer answer = await sending;
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal("20261122T080040Z", answer.Json["create_time"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_caller_who_leaves_during_the_delay_before_executing_has_nothing_executed()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.Faults.Next(Fault.DelayBeforeExecuting(Delay));
        await AbandonAsync(session);

        await session.Clock.UntilTimersAsync(0, Cancellation);
        session.Wait(60);
        Assert.Empty(session.Emulator.Tasks);
        Assert.False(Assert.Single(session.Emulator.Requests).Executed);
    }

    [Fact]
    public async Task A_delay_after_executing_keeps_the_answer_back()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.Faults.Next(Fault.DelayAfterExecuting(Delay));
        Task<Answer> sending = session.CreateAsync(Requests.Upgrade("d1"));
        await session.Clock.UntilTimersAsync(1, Cancellation);

        RecordedRequest request = Assert.Single(session.Emulator.Requests);
        Assert.Equal((true, null), (request.Executed, request.StatusCode));
        Assert.False(sending.IsCompleted);
        session.Wait(40);
        Assert.Equal(Assert.Single(session.Emulator.Tasks).Id, (await sending).Json["task_id"]!.GetValue<string>());
        Assert.Equal(201, request.StatusCode);
    }

    [Fact]
    public async Task What_is_executed_late_happens_although_the_caller_has_left()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.Faults.Next(Fault.ExecuteLate(Delay));
        await AbandonAsync(session);
        await session.GetAsync("batchtask-files");
        Assert.Equal(1, session.Clock.TimerCount);
        Assert.Empty(session.Emulator.Tasks);

        session.Wait(40);
        await Patience.UntilAsync(() => Task.FromResult(session.Emulator.Tasks.Count > 0));

        Assert.True(session.Emulator.Requests.First().Executed);
    }

    [Fact]
    public async Task The_end_does_not_wait_for_what_would_be_executed_late()
    {
        EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.Faults.Next(Fault.ExecuteLate(Delay));
        await AbandonAsync(session);
        await session.DisposeAsync();

        await session.Clock.UntilTimersAsync(0, Cancellation);
        Assert.Empty(session.Emulator.Tasks);
    }

    [Fact]
    public async Task A_list_that_lags_shows_what_is_old_enough_and_counts_no_more()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        string old = await session.CreateIdAsync(Requests.Upgrade("d1"));
        session.Wait(10);
        string young = await session.CreateIdAsync(Requests.Upgrade("d1"));
        session.Emulator.Faults.Next(EmulatedOperation.ListBatchTasks, Fault.ListLag(TimeSpan.FromSeconds(10)));

        Assert.Equal($"{old} of 1", await ListAsync(session));
        Assert.Equal($"{young} {old} of 2", await ListAsync(session));
        Assert.Equal("Initializing", await session.StatusAsync(young));
    }

    [Fact]
    public async Task All_lists_lag_while_the_plan_says_so()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.Faults.ListLag = TimeSpan.FromSeconds(5);
        string id = await session.CreateIdAsync(Requests.Upgrade("d1"));
        await session.UploadAsync("a.xlsx");

        Assert.Equal(" of 0", await ListAsync(session));
        Assert.Empty((await session.GetAsync("batchtask-files")).Json["files"]!.AsArray());
        session.Wait(5);
        Assert.Equal($"{id} of 1", await ListAsync(session));
        Assert.Single((await session.GetAsync("batchtask-files")).Json["files"]!.AsArray());
    }

    private static async Task AbandonAsync(EmulatorSession session)
    {
        using CancellationTokenSource abandon = new();
        Task sending = session.SendRawAsync(
            HttpMethod.Post, "batchtasks", new StringContent(Requests.Upgrade("d1").ToJsonString(), Encoding.UTF8, "application/json"), abandon.Token);
        await session.Clock.UntilTimersAsync(1, Cancellation);
        await abandon.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    private static async Task<string> ListAsync(EmulatorSession session)
    {
        JsonObject list = (await session.GetAsync("batchtasks?task_type=softwareUpgrade")).Json;
        IEnumerable<string> ids = list["batchtasks"]!.AsArray().Select(task => task!["task_id"]!.GetValue<string>());
        return $"{string.Join(' ', ids)} of {list["page"]!["count"]!.GetValue<int>()}";
    }
}

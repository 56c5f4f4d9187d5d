using System.Globalization;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Tests.BatchTasks;

/// <summary>Which task is the result of a create whose answer was lost, by what the service shows of it.</summary>
public sealed partial class LostCreateTests
{
    private const string Package = "32822e5744a45ede319d2c50";
    private const string Id = "5c8ba99030344005c02316ad";

    private static readonly DateTimeOffset Schedule = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(404, true)]
    [InlineData(403, false)]
    public async Task A_task_whose_targets_cannot_be_read_is_not_taken_unless_there_is_no_more_to_read(int status, bool isResult)
    {
        FreezeDevicesRequest request = new() { TaskName = "Nightly", Targets = BatchTargets.Devices("d1") };
        using StubHandler creates = new(StubHandler.Answer(502));
        using StubHandler lists = new(StubHandler.Answer(200, Page(1, "a", Task("""{"document":null,"task_policy":null,"task_type":"freezeDevices"}""").ToJsonString())));
        using StubHandler shows = new(StubHandler.Answer(status));
        using IoTDAClient client = Client(new ByMethod(creates, lists, shows));
        Task<BatchTask> call = _clock.RunAsync(client.BatchTasks.CreateAsync(request, Cancellation));

        if (isResult)
        {
            Assert.True((await call).WasRecovered);
        }
        else
        {
            var unknown = await Assert.ThrowsAsync<BatchTaskOutcomeUnknownException>(() => call);
            Assert.Contains("Looking for it failed", unknown.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(60)]
    [InlineData(-86_000)]
    [InlineData(86_000)]
    public async Task Under_a_unique_name_no_clock_matters(int createdSecondsAgo)
    {
        JsonObject task = Task("""{"document":null,"task_policy":null,"task_type":"freezeDevices"}""");
        task["create_time"] = (_clock.GetUtcNow() - TimeSpan.FromSeconds(createdSecondsAgo)).ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        FreezeDevicesRequest request = new() { TaskName = BatchTaskName.FromUnique("Nightly"), Targets = BatchTargets.Devices("d1") };

        await CheckAsync(request, task, isResult: true, "a unique name");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_date_of_a_gateway_s_error_is_not_the_service_s(bool isUnique)
    {
        JsonObject task = Frozen();
        using StubHandler creates = new(StubHandler.Answer(504, "{}", ("Date", (_clock.GetUtcNow() + TimeSpan.FromHours(2)).ToString("R", CultureInfo.InvariantCulture))));
        using StubHandler lists = new(StubHandler.Answer(
            200, Page(1, "a", task.ToJsonString()), ("Date", _clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture))));
        using StubHandler shows = new(StubHandler.Answer(200, $$"""{"batchtask":{{task.ToJsonString()}} }"""));
        using IoTDAClient client = Client(new ByMethod(creates, lists, shows));

        BatchTask found = await _clock.RunAsync(client.BatchTasks.CreateAsync(Freeze(isUnique), Cancellation));

        Assert.Equal((Id, true, 1), (found.TaskId, found.WasRecovered, creates.Attempts));
    }

    [Theory]
    [InlineData(true, "20261122T160000")]
    [InlineData(true, "2026-11-22T16:00:00")]
    [InlineData(true, "")]
    [InlineData(false, "2026-11-22T16:00:00")]
    public async Task A_time_without_a_zone_hides_no_task(bool isUnique, string createTime)
    {
        JsonObject task = Frozen();
        task["create_time"] = createTime;

        await CheckAsync(Freeze(isUnique), task, isResult: true, createTime);
    }

    [Theory]
    [InlineData(true, 3_600)]
    [InlineData(true, -3_600)]
    [InlineData(false, 3_600)]
    [InlineData(false, -3_600)]
    public async Task A_clock_that_is_set_in_mid_call_hides_no_task(bool isUnique, int bySeconds)
    {
        SetClock machine = new(_clock);
        JsonObject task = Frozen();
        using StubHandler creates = new(StubHandler.Answer(502)) { OnAttempt = _ => machine.By = TimeSpan.FromSeconds(bySeconds) };
        using StubHandler lists = new(StubHandler.Answer(
            200, Page(1, "a", task.ToJsonString()), ("Date", _clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture))));
        using StubHandler shows = new(StubHandler.Answer(200, $$"""{"batchtask":{{task.ToJsonString()}} }"""));
        using IoTDAClient client = IoTDAClient.CreateUnchecked(
            Clients.Options(new Uri("https://iotda.example"), options => options.Recovery.Enabled = true),
            new() { TimeProvider = machine, CreatePrimary = _ => new ByMethod(creates, lists, shows) });

        BatchTask found = await _clock.RunAsync(client.BatchTasks.CreateAsync(Freeze(isUnique), Cancellation));

        Assert.Equal((Id, true, 1), (found.TaskId, found.WasRecovered, creates.Attempts));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(409)]
    public async Task What_was_certainly_not_executed_is_not_looked_for(int status)
    {
        using StubHandler service = new(StubHandler.Answer(status));
        using IoTDAClient client = Client(service);

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(() => client.BatchTasks.CreateAsync(Freeze(isUnique: true), Cancellation));

        Assert.Equal((false, 1), (failure.MayHaveExecuted, service.Attempts));
    }

    [Fact]
    public async Task A_page_of_older_tasks_ends_the_look_where_the_name_is_not_unique()
    {
        string[] older = [.. Enumerable.Range(0, 50).Select(number =>
        {
            JsonObject task = Frozen();
            task["create_time"] = "20261122T074459Z";
            task["task_id"] = $"{number:x24}";
            return task.ToJsonString();
        })];
        using StubHandler creates = new(StubHandler.Answer(502));
        using StubHandler lists = new(StubHandler.Answer(200, Page(1_000, "c", older)));
        using IoTDAClient client = Client(new ByMethod(creates, lists), options => options.Recovery.SettlingTime = TimeSpan.Zero);

        var unknown = await Assert.ThrowsAsync<BatchTaskOutcomeUnknownException>(() => client.BatchTasks.CreateAsync(Freeze(isUnique: false), Cancellation));

        Assert.Empty(unknown.Candidates);
        Assert.Equal((1, 1), (creates.Attempts, lists.Attempts));
    }

    [Fact]
    public async Task A_list_whose_pages_never_end_is_given_up_and_nothing_is_sent_again()
    {
        int page = 0;
        using StubHandler service = new(StubHandler.Answer(502), () => StubHandler.Answer(
            200, Page(1_000_000, $"{1_000_000 - page++:x24}", Task("""{"task_name":"other","document":null,"task_policy":null,"task_type":"freezeDevices"}""").ToJsonString()))());
        using IoTDAClient client = Client(service);

        await Assert.ThrowsAsync<BatchTaskOutcomeUnknownException>(() => _clock.RunAsync(client.BatchTasks.CreateAsync(
            new FreezeDevicesRequest { TaskName = BatchTaskName.Unique("Nightly"), Targets = BatchTargets.Devices("d1") }, Cancellation)));

        Assert.Equal(21, service.Attempts);
    }

    [Fact]
    public async Task The_first_task_of_a_unique_name_ends_the_look()
    {
        using StubHandler creates = new(StubHandler.Answer(502));
        using StubHandler lists = new(StubHandler.Answer(200, Page(1_000, "a", Frozen().ToJsonString())), StubHandler.Answer(500));
        using IoTDAClient client = Client(new ByMethod(creates, lists));

        BatchTask found = await _clock.RunAsync(client.BatchTasks.CreateAsync(Freeze(isUnique: true), Cancellation));

        Assert.Equal((Id, true, 1), (found.TaskId, found.WasRecovered, lists.Attempts));
    }

    [Fact]
    public async Task A_create_of_the_same_name_that_is_under_way_may_be_the_one_that_is_found()
    {
        TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int sent = 0;
        using StubHandler creates = new(StubHandler.Answer(502));
        using StubHandler lists = new(StubHandler.Answer(200, Page(1, "a", Frozen().ToJsonString())));
        using StubHandler shows = new(StubHandler.Answer(200, $$"""{"batchtask":{{Frozen().ToJsonString()}} }"""));
        using IoTDAClient client = Client(new Doing(
            async (request, send) =>
            {
                if (request.Method == HttpMethod.Post && sent++ == 0)
                {
                    await first.Task.WaitAsync(Cancellation);
                }

                return await send(request);
            },
            new ByMethod(creates, lists, shows)));
        Task<BatchTask> rival = _clock.RunAsync(client.BatchTasks.CreateAsync(Freeze(isUnique: false), Cancellation));

        var unknown = await Assert.ThrowsAsync<BatchTaskOutcomeUnknownException>(
            () => _clock.RunAsync(client.BatchTasks.CreateAsync(Freeze(isUnique: false), Cancellation)));

        Assert.Equal(Id, Assert.Single(unknown.Candidates).TaskId);
        Assert.Contains("Another create of the same name is under way", unknown.Message, StringComparison.Ordinal);
        first.SetResult();
        Assert.Equal(Id, (await rival).TaskId);
    }

    [Fact]
    public async Task A_list_that_is_not_newest_first_still_shows_the_task_of_a_unique_name()
    {
        string[] others = [.. Enumerable.Range(0, 120).Select(number => Task(
            $$"""{"task_name":"n{{number}}","task_id":"{{number:x24}}","create_time":"20200101T000000Z","document":null,"task_policy":null,"task_type":"freezeDevices"}""").ToJsonString())];
        string mine = Task("""{"document":null,"task_policy":null,"task_type":"freezeDevices"}""").ToJsonString();
        using StubHandler service = new(
            StubHandler.Answer(502),
            StubHandler.Answer(200, Page(121, "c", others[..50])),
            StubHandler.Answer(200, Page(121, "b", others[50..100])),
            StubHandler.Answer(200, Page(121, "a", [.. others[100..], mine])));
        using IoTDAClient client = Client(service);

        BatchTask found = await _clock.RunAsync(client.BatchTasks.CreateAsync(
            new FreezeDevicesRequest { TaskName = BatchTaskName.FromUnique("Nightly"), Targets = BatchTargets.Devices("d1") }, Cancellation));

        Assert.Equal((Id, true), (found.TaskId, found.WasRecovered));
        Assert.Equal(4, service.Attempts);
    }

    public static TheoryData<string, int, int> CreatesAgain
    {
        get
        {
            TheoryData<string, int, int> rows = [];
            foreach ((string type, int from) in new[]
            {
                ("softwareUpgrade", 2), ("firmwareUpgrade", 2), ("moduleUpgrade", 2), ("createDevices", 1), ("updateDevices", 1), ("freezeDevices", 1),
                ("unfreezeDevices", 1), ("updateDeviceShadows", 1), ("deleteDevices", 3), ("createCommands", 3), ("createAsyncCommands", 3),
                ("createMessages", 3), ("changeGateway", 3),
            })
            {
                foreach (CreateAgain allowed in new[] { CreateAgain.Never, CreateAgain.StateSettingTypes, CreateAgain.UpgradesToo })
                {
                    rows.Add(type, (int)allowed, (int)allowed >= from ? 2 : 1);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(CreatesAgain))]
    public async Task A_create_that_left_no_trace_is_sent_again_only_where_the_option_allows_its_type(string type, int allowed, int creates)
    {
        int sent = 0;
        using StubHandler service = new(StubHandler.Answer(502)) { OnAttempt = request => sent += request.Method == HttpMethod.Post ? 1 : 0 };
        using StubHandler lists = new(StubHandler.Answer(200, """{"batchtasks":[]}"""));
        using IoTDAClient client = Client(new ByMethod(service, lists), options => options.Recovery.CreateAgain = (CreateAgain)allowed);

        await Assert.ThrowsAsync<BatchTaskOutcomeUnknownException>(() => _clock.RunAsync(client.BatchTasks.CreateAsync(
            new CustomBatchTaskRequest(new BatchTaskType(type)) { TaskName = BatchTaskName.Unique("Nightly"), Targets = BatchTargets.Devices("d1") }, Cancellation)));

        Assert.Equal(creates, sent);
    }

    [Fact]
    public async Task A_whole_create_with_all_its_looks_stays_within_the_calls_time()
    {
        using StubHandler lists = new(StubHandler.Throw(static () => new HttpRequestException(HttpRequestError.ConnectionError)));
        using StubHandler creates = new(StubHandler.Answer(502));
        using IoTDAClient client = Client(new ByMethod(creates, lists), options =>
        {
            options.Resilience.MaxAttempts = 10;
            options.Recovery.Timeout = TimeSpan.FromHours(1);
        });
        DateTimeOffset start = _clock.GetUtcNow();

        await Assert.ThrowsAsync<BatchTaskOutcomeUnknownException>(() => _clock.RunAsync(client.BatchTasks.CreateAsync(
            new FreezeDevicesRequest { TaskName = BatchTaskName.Unique("Nightly"), Targets = BatchTargets.Devices("d1") }, Cancellation)));

        Assert.InRange(_clock.GetUtcNow() - start, TimeSpan.Zero, TimeSpan.FromSeconds(100));
    }

    private static string Page(int count, string marker, params string[] tasks)
        => $$"""{"batchtasks":[{{string.Join(',', tasks)}}],"page":{"count":{{count}},"marker":"{{marker}}" } }""";

    private static JsonObject Task(string changes) => Merge(
        (JsonObject)JsonNode.Parse($$"""
            {"task_id":"{{Id}}","task_name":"Nightly","task_type":"softwareUpgrade","targets":["d1"],"document":{"package_id":"{{Package}}"},
             "task_policy":{"schedule_time":"20261124T010000Z","retry_count":3,"retry_interval":10},"status":"Initializing","create_time":"20261122T080000Z"}
            """)!,
        changes);

    /// <summary>The task of <see cref="Freeze"/>, created just now.</summary>
    private static JsonObject Frozen() => Task("""{"document":null,"task_policy":null,"task_type":"freezeDevices"}""");

    private static FreezeDevicesRequest Freeze(bool isUnique)
        => new() { TaskName = isUnique ? BatchTaskName.FromUnique("Nightly") : "Nightly", Targets = BatchTargets.Devices("d1") };

    private static JsonObject Merge(JsonObject task, string changes)
    {
        foreach ((string name, JsonNode? value) in (JsonObject)JsonNode.Parse(changes)!)
        {
            if (value is null)
            {
                task.Remove(name);
            }
            else
            {
                task[name] = value.DeepClone();
            }
        }

        return task;
    }

    private async Task CheckAsync(CreateBatchTaskRequest request, JsonObject shown, bool isResult, string what)
    {
        using StubHandler creates = new(StubHandler.Answer(502));
        using StubHandler lists = new(StubHandler.Answer(200, Page(1, "a", shown.ToJsonString())));
        using StubHandler shows = new(StubHandler.Answer(200, $$"""{"batchtask":{{shown.ToJsonString()}} }"""));
        using IoTDAClient client = Client(new ByMethod(creates, lists, shows));
        Task<BatchTask> call = _clock.RunAsync(client.BatchTasks.CreateAsync(request, Cancellation));

        if (isResult)
        {
            BatchTask found = await call;
            Assert.True(found.WasRecovered, what);
            Assert.Equal(Id, found.TaskId);
        }
        else
        {
            var unknown = await Assert.ThrowsAsync<BatchTaskOutcomeUnknownException>(() => call);
            Assert.Equal(Id, Assert.Single(unknown.Candidates).TaskId);
        }

        Assert.Equal(1, creates.Attempts);
    }

    private IoTDAClient Client(HttpMessageHandler service, Action<IoTDAClientOptions>? configure = null) => Clients.Of(service, _clock, options =>
    {
        options.Recovery.Enabled = true;
        configure?.Invoke(options);
    });
}

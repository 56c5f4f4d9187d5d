namespace IoTDA.Sdk.Tests.BatchTasks;

/// <summary>The limits of everything but create: ids, queries, page sizes, targets.</summary>
public sealed class ArgumentLimitTests
{
    private const string LongestId = "0123456789abcdef01234567";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> TaskIds => Rows(Operations.Keys, LongestId + "8", "ABCDEF", "0000g", "", "..");

    private static Dictionary<string, Func<IBatchTaskClient, string, Task>> Operations { get; } = new()
    {
        ["ShowBatchTask"] = (client, id) => client.GetAsync(id, Cancellation),
        ["ShowBatchTask (sub-tasks)"] = async (client, id) => await client.ListSubTasksAsync(id, null, Cancellation).ToListAsync(Cancellation),
        ["ShowBatchTask (with sub-tasks)"] = (client, id) => client.GetWithSubTasksAsync(id, null, Cancellation),
        ["ShowBatchTask (watch with options)"] = async (client, id) => await client.WatchAsync(id, new WatchOptions(), Cancellation).ToListAsync(Cancellation),
        ["ShowBatchTask (watch)"] = async (client, id) => await client.WatchAsync(id, Cancellation).ToListAsync(Cancellation),
        ["DeleteBatchTask"] = (client, id) => client.DeleteAsync(id, Cancellation),
        ["StopBatchTask"] = (client, id) => client.StopAsync(id, Cancellation),
        ["StopBatchTask (some)"] = (client, id) => client.StopAsync(id, ["d"], Cancellation),
        ["RetryBatchTask"] = (client, id) => client.RetryAsync(id, Cancellation),
        ["RetryBatchTask (some)"] = (client, id) => client.RetryAsync(id, ["d"], Cancellation),
        ["ConfirmBatchTask"] = (client, id) => client.ConfirmAsync(id, Cancellation),
        ["ConfirmBatchTask (some)"] = (client, id) => client.ConfirmAsync(id, ["d"], Cancellation),
    };

    internal static IReadOnlyDictionary<string, (string Member, BatchTaskQuery Allowed, BatchTaskQuery Refused)> Queries { get; } = new Dictionary<string, (string Member, BatchTaskQuery Allowed, BatchTaskQuery Refused)>
    {
        ["at least 1 a page"] = ("PageSize", Query() with { PageSize = 1 }, Query() with { PageSize = 0 }),
        ["at most 50 a page"] = ("PageSize", Query() with { PageSize = 50 }, Query() with { PageSize = 51 }),
        ["app id of 36 characters"] = ("AppId", Query() with { AppId = new('a', 36) }, Query() with { AppId = new('a', 37) }),
        ["a task type"] = ("TaskType", Query(), new BatchTaskQuery(default)),
    };

    internal static IReadOnlyDictionary<string, (string Member, SubTaskQuery Allowed, SubTaskQuery Refused)> Filters { get; } = new Dictionary<string, (string Member, SubTaskQuery Allowed, SubTaskQuery Refused)>
    {
        ["at least 1 a page"] = ("PageSize", new() { PageSize = 1 }, new() { PageSize = 0 }),
        ["at most 50 a page"] = ("PageSize", new() { PageSize = 50 }, new() { PageSize = 51 }),
        ["target of 128 characters"] = ("Target", new() { Target = new('a', 128) }, new() { Target = new('a', 129) }),
        ["target's characters"] = ("Target", new() { Target = "A-z_0" }, new() { Target = "a b" }),
    };

    private static Dictionary<string, (string Parameter, Func<IBatchTaskClient, Task> Call)> Nulls { get; } = new()
    {
        ["a create's request"] = ("request", client => client.CreateAsync(null!, Cancellation)),
        ["a list's query"] = ("query", client => client.ListAsync(null!, Cancellation).ToListAsync(Cancellation).AsTask()),
        ["the id of a task to get"] = ("taskId", client => client.GetAsync(null!, Cancellation)),
        ["the id of a task with sub-tasks"] = ("taskId", client => client.GetWithSubTasksAsync(null!, null, Cancellation)),
        ["the id of a task whose sub-tasks are listed"] = ("taskId", client => client.ListSubTasksAsync(null!, null, Cancellation).ToListAsync(Cancellation).AsTask()),
        ["the id of a task to delete"] = ("taskId", client => client.DeleteAsync(null!, Cancellation)),
        ["the id of a task to stop"] = ("taskId", client => client.StopAsync(null!, ["d"], Cancellation)),
        ["the targets to stop"] = ("targets", client => client.StopAsync(Clients.TaskId, null!, Cancellation)),
        ["a name"] = ("value", _ => Task.FromResult(new BatchTaskName(null!))),
        ["a unique name's prefix"] = ("prefix", _ => Task.FromResult(BatchTaskName.Unique(null!))),
        ["the ids of devices"] = ("deviceIds", _ => Task.FromResult(BatchTargets.Devices((IEnumerable<string>)null!))),
        ["streamed devices"] = ("devices", _ => BatchTargets.DevicesAsync((IAsyncEnumerable<Device>)null!, Cancellation)),
        ["streamed ids"] = ("deviceIds", _ => BatchTargets.DevicesAsync((IAsyncEnumerable<string>)null!, Cancellation)),
        ["batches of devices"] = ("devices", _ => Task.FromResult(BatchTargets.DeviceBatchesAsync((IAsyncEnumerable<Device>)null!, Cancellation))),
        ["batches of ids"] = ("deviceIds", _ => Task.FromResult(BatchTargets.DeviceBatchesAsync((IAsyncEnumerable<string>)null!, Cancellation))),
        ["the ids of groups"] = ("groupIds", _ => Task.FromResult(BatchTargets.Groups((IEnumerable<string>)null!))),
        ["a filter"] = ("filter", _ => Task.FromResult(BatchTargets.Filter(null!))),
        ["a file's id"] = ("fileId", _ => Task.FromResult(BatchTargets.File(null!))),
        ["a message's text"] = ("text", _ => Task.FromResult(MessageContent.FromString(null!))),
        ["a message's JSON"] = ("json", _ => Task.FromResult(MessageContent.FromJsonObject(null!))),
        ["a package's id"] = ("packageId", _ => Task.FromResult(new UpgradeDocument((string)null!))),
        ["the ids of packages"] = ("packageIds", _ => Task.FromResult(new UpgradeDocument((IReadOnlyList<string>)null!))),
        ["a saved name"] = ("value", _ => Task.FromResult(BatchTaskName.FromUnique(null!))),
    };

    public static TheoryData<string> NullNames => new(Nulls.Keys);

    public static TheoryData<string> QueryNames => new(Queries.Keys);

    public static TheoryData<string> FilterNames => new(Filters.Keys);

    [Theory]
    [MemberData(nameof(TaskIds))]
    public async Task A_task_id_of_another_form_is_refused(string operation, string id)
    {
        using StubHandler service = new(StubHandler.Answer(500));
        using IoTDAClient client = Clients.Of(service);

        var refusal = await Assert.ThrowsAsync<RequestValidationException>(() => Operations[operation](client.BatchTasks, id));

        Assert.Equal((operation.Split(' ')[0], "TaskId"), (refusal.Operation, Assert.Single(refusal.Violations).Member));
        Assert.Equal(0, service.Attempts);
    }

    [Fact]
    public async Task The_longest_task_id_is_sent()
    {
        using StubHandler service = new(StubHandler.Answer(204));
        using IoTDAClient client = Clients.Of(service);

        await client.BatchTasks.DeleteAsync(LongestId, Cancellation);

        Assert.Equal(1, service.Attempts);
    }

    [Theory]
    [MemberData(nameof(QueryNames))]
    public async Task A_query_is_held_to_its_limits(string name)
    {
        (string member, BatchTaskQuery allowed, BatchTaskQuery refused) = Queries[name];
        using StubHandler service = new(StubHandler.Answer(200, """{"batchtasks":[]}"""));
        using IoTDAClient client = Clients.Of(service);

        await client.BatchTasks.ListAsync(allowed, Cancellation).ToListAsync(Cancellation);
        var refusal = Assert.Throws<RequestValidationException>(() => client.BatchTasks.ListAsync(refused, Cancellation));

        Assert.Equal(("ListBatchTasks", member), (refusal.Operation, Assert.Single(refusal.Violations).Member));
        Assert.Equal(1, service.Attempts);
    }

    [Theory]
    [MemberData(nameof(FilterNames))]
    public async Task A_sub_task_filter_is_held_to_its_limits(string name)
    {
        (string member, SubTaskQuery allowed, SubTaskQuery refused) = Filters[name];
        using StubHandler service = new(StubHandler.Answer(200, Fixture.Text("show-batch-task.response")));
        using IoTDAClient client = Clients.Of(service);

        await client.BatchTasks.ListSubTasksAsync(Clients.TaskId, allowed, Cancellation).FirstAsync(Cancellation);
        var refusal = Assert.Throws<RequestValidationException>(() => client.BatchTasks.ListSubTasksAsync(Clients.TaskId, refused, Cancellation));

        Assert.Equal(("ShowBatchTask", member), (refusal.Operation, Assert.Single(refusal.Violations).Member));
        Assert.Equal(1, service.Attempts);
    }

    [Theory]
    [MemberData(nameof(FilterNames))]
    public async Task So_is_the_filter_of_a_task_with_its_sub_tasks(string name)
    {
        (string member, _, SubTaskQuery refused) = Filters[name];
        using StubHandler service = new(StubHandler.Answer(500));
        using IoTDAClient client = Clients.Of(service);

        var refusal = await Assert.ThrowsAsync<RequestValidationException>(() => client.BatchTasks.GetWithSubTasksAsync(Clients.TaskId, refused, Cancellation));

        Assert.Equal(("ShowBatchTask", member, 0), (refusal.Operation, Assert.Single(refusal.Violations).Member, service.Attempts));
    }

    [Fact]
    public async Task A_bad_target_of_a_stop_is_named_by_its_place()
    {
        using StubHandler service = new(StubHandler.Answer(500));
        using IoTDAClient client = Clients.Of(service);

        var refusal = await Assert.ThrowsAsync<RequestValidationException>(() => client.BatchTasks.StopAsync(Clients.TaskId, ["d", "a b"], Cancellation));

        Assert.Equal(("StopBatchTask", "Targets[1]", 0), (refusal.Operation, Assert.Single(refusal.Violations).Member, service.Attempts));
    }

    [Fact]
    public async Task What_to_find_is_held_to_the_limits_of_a_list()
    {
        using StubHandler service = new(StubHandler.Answer(500));
        using IoTDAClient client = Clients.Of(service);

        var space = await Assert.ThrowsAsync<RequestValidationException>(
            () => client.BatchTasks.FindAsync(BatchTaskType.FreezeDevices, "a", "my space", Cancellation));
        var type = await Assert.ThrowsAsync<RequestValidationException>(() => client.BatchTasks.FindAsync(default, "a", null, Cancellation));

        Assert.Equal(("AppId", "TaskType"), (Assert.Single(space.Violations).Member, Assert.Single(type.Violations).Member));
        Assert.Equal(0, service.Attempts);
    }

    [Theory]
    [MemberData(nameof(NullNames))]
    public async Task A_null_is_refused_by_the_name_of_its_parameter_whether_requests_are_checked_or_not(string name)
    {
        foreach (bool validates in new[] { true, false })
        {
            using StubHandler service = new(StubHandler.Answer(500));
            using IoTDAClient client = Clients.Of(service, configure: options => options.ValidateRequests = validates);

            var refusal = await Assert.ThrowsAsync<ArgumentNullException>(() => Nulls[name].Call(client.BatchTasks));

            Assert.Equal((Nulls[name].Parameter, 0), (refusal.ParamName, service.Attempts));
        }
    }

    [Fact]
    public async Task Nothing_is_checked_with_the_switch_off()
    {
        using StubHandler service = new(StubHandler.Answer(200, """{"batchtasks":[]}"""));
        using IoTDAClient client = Clients.Of(service, configure: options => options.ValidateRequests = false);

        await client.BatchTasks.ListAsync(new BatchTaskQuery(new("x")) { PageSize = 51, AppId = "a b" }, Cancellation).ToListAsync(Cancellation);
        await client.BatchTasks.DeleteAsync("NOT HEX", Cancellation);

        Assert.Equal(2, service.Attempts);
    }

    private static BatchTaskQuery Query() => new(BatchTaskType.CreateMessages);

    private static TheoryData<string, string> Rows(IEnumerable<string> first, params string[] second)
    {
        TheoryData<string, string> rows = [];
        foreach ((string left, string right) in first.SelectMany(left => second.Select(right => (left, right))))
        {
            rows.Add(left, right);
        }

        return rows;
    }
}

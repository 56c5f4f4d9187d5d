using System.Text.Json.Nodes;
using IoTDA.Sdk.Emulator;

namespace IoTDA.Sdk.EndToEnd.Tests.BatchTasks;

public sealed class CreateTests
{
    private static readonly DeviceTargets Two = BatchTargets.Devices("meter_1", "meter_2");

    public static TheoryData<string> TypesByTargets => [.. Requests().Keys];

    [Theory]
    [MemberData(nameof(TypesByTargets))]
    public async Task Every_request_type_becomes_the_task_that_it_describes(string type)
    {
        CreateBatchTaskRequest request = Requests()[type];
        await using ServiceSession session = await ServiceSession.StartAsync();

        BatchTask task = await session.CreateAsync(request);

        Assert.Equal(type, task.TaskType.Value);
        Assert.Equal($"Task_{type}", task.TaskName);
        Assert.Equal(["meter_1", "meter_2"], task.Targets);
        Assert.Equal(request.GetDocument(), task.Document);
        Assert.NotNull(task.CreateTime);
        BatchTaskSnapshot executed = Assert.Single(session.Emulator.Tasks);
        Assert.Equal((task.TaskId, type, task.TaskName), (executed.Id, executed.Type, executed.Name));
        Assert.Equal(["meter_1", "meter_2"], executed.Targets);
    }

    [Theory]
    [InlineData("createDevices")]
    [InlineData("updateDevices")]
    public async Task A_task_over_a_file_runs_its_rows(string type)
    {
        await using ServiceSession session = await ServiceSession.StartAsync(options => options.FileRows["rows.xlsx"] = ["row_a", "row_b"]);
        using var content = new MemoryStream([1, 2, 3]);
        string fileId = (await session.Files.UploadAsync(content, "rows.xlsx", TestContext.Current.CancellationToken)).FileId;
        FileTargets file = BatchTargets.File(fileId);

        BatchTask task = await session.CreateAsync(type == "createDevices"
            ? new CreateDevicesRequest { TaskName = "Rows", Targets = file }
            : new UpdateDevicesRequest { TaskName = "Rows", Targets = file });

        Assert.Equal(fileId, session.LastBody["document_source"]!.GetValue<string>());
        Assert.Empty(task.Targets);
        Assert.Equal(["row_a", "row_b"], session.Snapshot(task.TaskId).Targets);
        Assert.Empty(session.Emulator.Files);
    }

    [Fact]
    public async Task Upgrade_members_arrive_and_come_back()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        DateTimeOffset at = session.Clock!.GetUtcNow().AddHours(5);
        var policy = new TaskPolicy { ScheduleTime = at, Retry = new TaskRetry(5, TimeSpan.FromMinutes(60)) };

        BatchTask task = await session.CreateAsync(new FirmwareUpgradeRequest
        {
            TaskName = "固件_1",
            AppId = "space_1",
            Document = new UpgradeDocument(["aaaaaaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbbbbbb"]),
            Targets = Two,
            TaskMode = TaskMode.Gateway,
            NeedConfirm = true,
            TaskExtInfo = new JsonObject { ["note"] = "night shift" },
            Policy = policy,
        });

        Assert.Equal("space_1", session.Snapshot(task.TaskId).AppId);
        Assert.Equal((TaskMode.Gateway, true), (task.TaskMode, task.NeedConfirm));
        Assert.Equal(policy, task.Policy);
        Assert.Equal("night shift", task.TaskExtInfo!["note"]!.GetValue<string>());
        Assert.Equal(2, Assert.IsType<UpgradeDocument>(task.Document).PackageIds.Count);
        Assert.Equal(task, await session.GetAsync(task.TaskId));
    }

    [Fact]
    public async Task A_type_that_the_sdk_does_not_know_is_created_as_it_is()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(options => options.AcceptUnknownTaskTypes = true);
        var request = new CustomBatchTaskRequest(new BatchTaskType("changeGateway"))
        {
            TaskName = "Move",
            Targets = Two,
            Document = RawDocument.Parse("""{"gateway_id":"gateway_7"}"""),
        };

        BatchTask task = await session.CreateAsync(request);

        Assert.Equal("changeGateway", session.Snapshot(task.TaskId).Type);
        Assert.Equal("gateway_7", Assert.IsType<RawDocument>(task.Document).Json.GetProperty("gateway_id").GetString());
    }

    [Fact]
    public async Task A_task_for_an_unknown_group_is_accepted_and_then_fails_as_a_whole()
    {
        await using ServiceSession session = await ServiceSession.StartAsync();

        BatchTask task = await session.CreateAsync(new UnfreezeDevicesRequest { TaskName = "Thaw", Targets = BatchTargets.Groups("none") });
        BatchTask last = await session.BatchTasks.WaitForCompletionAsync(task.TaskId, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(BatchTaskStatus.Fail, last.Status);
        Assert.NotNull(last.StatusDescription);
        Assert.Equal(["none"], last.TargetsFilter!.GroupIds);
        var failure = Assert.Throws<BatchTaskFailedException>(() => last.EnsureSucceeded());
        Assert.Contains(last.StatusDescription, failure.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, CreateBatchTaskRequest> Requests() => new CreateBatchTaskRequest[]
    {
        new SoftwareUpgradeRequest { TaskName = "Task_softwareUpgrade", Targets = Two, Document = new UpgradeDocument("aaaaaaaaaaaaaaaaaaaaaaaa") },
        new FirmwareUpgradeRequest { TaskName = "Task_firmwareUpgrade", Targets = Two, Document = new UpgradeDocument("aaaaaaaaaaaaaaaaaaaaaaaa") },
        new ModuleUpgradeRequest { TaskName = "Task_moduleUpgrade", Targets = Two, Document = new UpgradeDocument(["aaaaaaaaaaaaaaaaaaaaaaaa", "b"]) },
        new DeleteDevicesRequest { TaskName = "Task_deleteDevices", Targets = Two },
        new FreezeDevicesRequest { TaskName = "Task_freezeDevices", Targets = Two },
        new UnfreezeDevicesRequest { TaskName = "Task_unfreezeDevices", Targets = Two },
        new CreateCommandsRequest
        {
            TaskName = "Task_createCommands",
            Targets = Two,
            Document = new CommandDocument { ServiceId = "water", CommandName = "ON_OFF", Paras = new JsonObject { ["value"] = "ON" } },
        },
        new CreateAsyncCommandsRequest
        {
            TaskName = "Task_createAsyncCommands",
            Targets = Two,
            Document = new AsyncCommandDocument
            {
                ServiceId = "water",
                CommandName = "ON_OFF",
                Paras = new JsonObject { ["value"] = 1 },
                ExpireTime = TimeSpan.FromHours(1),
                SendStrategy = SendStrategy.Delay,
            },
        },
        new CreateMessagesRequest
        {
            TaskName = "Task_createMessages",
            Targets = Two,
            Document = new MessageDocument
            {
                MessageId = "m_1",
                Name = "greeting",
                Message = new JsonObject { ["text"] = "你好" },
                Encoding = MessageEncoding.None,
                PayloadFormat = PayloadFormat.Raw,
                Topic = "news",
                Ttl = TimeSpan.FromMinutes(10),
            },
        },
        new UpdateDeviceShadowsRequest
        {
            TaskName = "Task_updateDeviceShadows",
            Targets = Two,
            Document = new DeviceShadowDocument
            {
                Shadow = [new DeviceShadow { ServiceId = "water", Desired = new JsonObject { ["temperature"] = "60" }, Version = 3 }],
            },
        },
    }.ToDictionary(request => request.TaskType.Value);
}

using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Tests.BatchTasks;

/// <summary>The examples of the API page "Create a Batch Task", written from typed requests and read into typed records.</summary>
public sealed class ApiPageTests
{
    private const string Id = "e495cf17-ff79-4294-8f64-4d367919d665";

    private static readonly DateTimeOffset Time = new(2015, 12, 12, 12, 12, 12, TimeSpan.Zero);

    private static readonly TaskPolicy Policy = new() { ScheduleTime = Time, Retry = new TaskRetry(5, TimeSpan.FromMinutes(60)) };

    private static readonly Dictionary<string, CreateBatchTaskRequest> Requests = new()
    {
        ["create-batch-task.request.devices"] = new SoftwareUpgradeRequest
        {
            AppId = "Ev8FVvCfOdQDzrFrxSOemiw_aMca",
            TaskName = "BatchSoftwareUpgradeTask",
            Targets = BatchTargets.Devices(Id),
            Document = new UpgradeDocument("32822e5744a45ede319d2c50"),
            Policy = Policy,
        },
        ["create-batch-task.request.groups"] = new SoftwareUpgradeRequest
        {
            AppId = "Ev8FVvCfOdQDzrFrxSOemiw_aMca",
            TaskName = "BatchSoftwareUpgradeTask",
            Targets = BatchTargets.Groups(Id),
            Document = new UpgradeDocument("32822e5744a45ede319d2c50"),
            Policy = Policy,
        },
        ["create-batch-task.request.file"] = new CreateDevicesRequest
        {
            AppId = "Ev8FVvCfOdQDzrFrxSOemiw_aMca",
            TaskName = "BatchCreateDevicesTask",
            Targets = BatchTargets.File("jeQDJQZltU8iKgFFoW060F5SGZka"),
            Policy = Policy,
        },
    };

    private static readonly Dictionary<string, BatchTaskDocument> Documents = new()
    {
        ["softwareUpgrade"] = new UpgradeDocument("32822e5744a45ede319d2c50"),
        ["createCommands"] = new CommandDocument { ServiceId = "water", CommandName = "ON_OFF", Paras = new JsonObject { ["value"] = "ON" } },
        ["createAsyncCommands"] = new AsyncCommandDocument
        {
            ServiceId = "water",
            CommandName = "ON_OFF",
            Paras = new JsonObject { ["value"] = "ON" },
            ExpireTime = TimeSpan.Zero,
            SendStrategy = SendStrategy.Immediately,
        },
        ["createMessages"] = new MessageDocument
        {
            MessageId = "99b32da9-cd17-4cdf-a286-f6e849cbc364",
            Name = "messageName",
            Message = "HelloWorld",
            Encoding = MessageEncoding.None,
            PayloadFormat = PayloadFormat.Standard,
            Topic = "messageDown",
            TopicFullName = "/device/message/down",
        },
        ["updateDeviceShadows"] = new DeviceShadowDocument
        {
            Shadow = [new DeviceShadow { ServiceId = "WaterMeter", Desired = new JsonObject { ["temperature"] = "60" } }],
        },
    };

    public static TheoryData<string> RequestNames => new(Requests.Keys);

    public static TheoryData<string> DocumentTypes => new(Documents.Keys);

    [Theory]
    [MemberData(nameof(RequestNames))]
    public void A_typed_request_writes_the_json_of_the_page(string name)
        => Fixture.AssertEqual(Fixture.Json(name), WireText.WriteJson(Requests[name]));

    [Theory]
    [MemberData(nameof(RequestNames))]
    public void The_json_of_the_page_reads_into_the_typed_request(string name)
        => Assert.Equal(Requests[name], WireText.Read<CreateBatchTaskRequest>(Fixture.Text(name)));

    [Fact]
    public void The_response_of_the_page_reads_into_a_record_member_by_member()
    {
        BatchTask task = WireText.Read<BatchTask>(Fixture.Text("create-batch-task.response"));

        Assert.Equal("5c8ba99030344005c02316ad", task.TaskId);
        Assert.Equal("testname", task.TaskName);
        Assert.Equal(BatchTaskType.SoftwareUpgrade, task.TaskType);
        Assert.Null(task.TaskMode);
        Assert.Null(task.NeedConfirm);
        Assert.Null(task.TaskExtInfo);
        Assert.Equal([Id], task.Targets);
        Assert.Equal([Id], task.TargetsFilter!.GroupIds);
        Assert.Equal(["32822e5744a45ede319d2c50"], Assert.IsType<UpgradeDocument>(task.Document).PackageIds);
        Assert.Equal(Time, task.Policy!.ScheduleTime);
        Assert.Equal((5, TimeSpan.FromMinutes(60)), (task.Policy.Retry!.Count, task.Policy.Retry.Interval));
        Assert.Equal(BatchTaskStatus.Success, task.Status);
        Assert.Equal("string", task.StatusDescription);
        Assert.Equal(new TaskProgress(), task.Progress);
        Assert.Equal((Time, TimeSpan.Zero), (task.CreateTime, task.CreateTime!.Value.Offset));
    }

    [Fact]
    public void The_response_of_the_page_is_written_back_equal()
        => Fixture.AssertEqual(
            Fixture.Json("create-batch-task.response"), WireText.WriteJson(WireText.Read<BatchTask>(Fixture.Text("create-batch-task.response"))));

    [Theory]
    [MemberData(nameof(DocumentTypes))]
    public void A_document_of_the_page_reads_by_the_task_type_and_is_written_back_equal(string type)
    {
        JsonNode json = Fixture.Json("documents")[type]!;
        JsonObject task = new() { ["task_id"] = "a", ["document"] = json.DeepClone(), ["task_type"] = type };

        BatchTask read = WireText.Read<BatchTask>(task.ToJsonString());

        Assert.Equal(Documents[type], read.Document);
        Fixture.AssertEqual(json, WireText.WriteJson(read)["document"]);
    }

    [Fact]
    public void Every_example_document_of_the_page_is_covered()
        => Assert.Equal(Fixture.Json("documents").AsObject().Select(member => member.Key), Documents.Keys);
}

using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Tests.BatchTasks;

/// <summary>Records are equal when their contents are, lists and JSON included, and differ when any member does.</summary>
public sealed class EqualityTests
{
    private static readonly BatchTask Task = new() { TaskId = "a", Targets = ["d"], TaskExtInfo = Json("1"), Document = new UpgradeDocument("p") };

    private static readonly SoftwareUpgradeRequest Upgrade = new()
    {
        TaskName = "a",
        Targets = BatchTargets.Devices("d"),
        Document = new UpgradeDocument("p"),
        TaskExtInfo = Json("1"),
    };

    private static readonly CustomBatchTaskRequest Custom = new(new BatchTaskType("x")) { TaskName = "a", TaskExtInfo = Json("1") };

    private static readonly CommandDocument Command = new() { Paras = Json("1") };

    private static readonly AsyncCommandDocument AsyncCommand = new() { Paras = Json("1") };

    private static readonly DeviceShadow Shadow = new() { ServiceId = "s", Desired = Json("1") };

    private static readonly MessageProperties Properties = new() { UserProperties = [new("k", "v")] };

    public static TheoryData<object, object[]> Changed => new()
    {
        {
            Task,
            [
                Task with { TaskId = "b" }, Task with { TaskName = "b" }, Task with { TaskType = BatchTaskType.FreezeDevices },
                Task with { TaskMode = TaskMode.Gateway }, Task with { NeedConfirm = false }, Task with { TaskExtInfo = Json("2") }, Task with { Targets = ["d", "e"] }, Task with { Targets = ["e"] },
                Task with { TargetsFilter = new TargetsFilter() }, Task with { Document = new UpgradeDocument("q") }, Task with { Policy = new TaskPolicy() },
                Task with { Status = BatchTaskStatus.Fail }, Task with { StatusDescription = "x" }, Task with { Progress = new TaskProgress { Removed = 1 } },
                Task with { CreateTime = DateTimeOffset.UnixEpoch },
            ]
        },
        {
            Upgrade,
            [
                Upgrade with { TaskName = "b" }, Upgrade with { AppId = "b" }, Upgrade with { Policy = new TaskPolicy() },
                Upgrade with { Targets = BatchTargets.Groups("d") }, Upgrade with { Targets = BatchTargets.Devices("e") },
                Upgrade with { Document = new UpgradeDocument(["p", "q"]) }, Upgrade with { NeedConfirm = true },
                Upgrade with { TaskMode = TaskMode.Gateway }, Upgrade with { TaskExtInfo = Json("2") },
            ]
        },
        {
            Custom,
            [
                Custom with { TaskName = "b" }, Custom with { Targets = BatchTargets.File("f") },
                Custom with { Document = RawDocument.Parse("1") }, Custom with { NeedConfirm = true },
                Custom with { TaskMode = TaskMode.Gateway }, Custom with { TaskExtInfo = null },
                new CustomBatchTaskRequest(new BatchTaskType("y")) { TaskName = "a", TaskExtInfo = Json("1") },
            ]
        },
        { Command, [Command with { ServiceId = "s" }, Command with { CommandName = "c" }, Command with { Paras = Json("2") }] },
        {
            AsyncCommand,
            [
                AsyncCommand with { ServiceId = "s" }, AsyncCommand with { CommandName = "c" }, AsyncCommand with { Paras = Json("2") },
                AsyncCommand with { ExpireTime = TimeSpan.Zero }, AsyncCommand with { SendStrategy = SendStrategy.Immediately },
            ]
        },
        { Shadow, [Shadow with { ServiceId = "t" }, Shadow with { Desired = Json("2") }, Shadow with { Version = 1 }] },
        {
            Properties,
            [
                Properties with { CorrelationData = "c" }, Properties with { ResponseTopic = "t" },
                Properties with { UserProperties = [new("k", "w")] }, Properties with { UserProperties = [] },
            ]
        },
        { MessageContent.FromString("1"), [MessageContent.FromString("2"), MessageContent.FromJsonObject(Json("1"))] },
        { RawDocument.Parse("{}"), [RawDocument.Parse("[]"), new RawDocument(default(System.Text.Json.JsonElement))] },
        { new BatchTaskName("a"), [new BatchTaskName("A"), default(BatchTaskName)] },
    };

    [Theory]
    [MemberData(nameof(Changed))]
    public void A_record_differs_from_one_in_which_any_member_differs(object record, object[] changed)
    {
        Assert.NotEmpty(changed);
        Assert.All(changed, other => Assert.NotEqual(record, other));
    }

    [Fact]
    public void Equal_contents_in_other_lists_and_json_are_equal()
    {
        Assert.Equal(Task, Task with { Targets = new List<string> { "d" }, TaskExtInfo = Json("1"), Document = new UpgradeDocument(["p"]) });
        Assert.Equal(Upgrade, Upgrade with { Targets = BatchTargets.Devices(new List<string> { "d" }), TaskExtInfo = Json("1") });
        Assert.Equal(Custom, Custom with { TaskExtInfo = Json("1") });
        Assert.True(new BatchTaskName("a") == "a" && new BatchTaskName("a") != "b");
    }

    private static JsonObject Json(string value) => new() { ["k"] = value };
}

using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
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

    private static readonly DeviceShadowDocument Shadows = new() { Shadow = [Shadow] };

    private static readonly MessageProperties Properties = new() { UserProperties = [new("k", "v")] };

    private static readonly SubTask SubTask = new() { Target = "a", Status = SubTaskStatus.Fail, Error = new SubTaskError { ErrorMessage = "m" } };

    private static readonly BatchTargetResult Result = new() { Target = "a" };

    private static readonly Dictionary<string, JsonElement> More = new() { ["wave"] = JsonElement.Parse("1") };

    public static TheoryData<object, object[]> Changed => new()
    {
        {
            Task,
            [
                Task with { TaskId = "b" }, Task with { TaskName = "b" }, Task with { TaskType = BatchTaskType.FreezeDevices },
                Task with { TaskMode = TaskMode.Gateway }, Task with { NeedConfirm = false }, Task with { TaskExtInfo = Json("2") }, Task with { Targets = ["d", "e"] }, Task with { Targets = ["e"] },
                Task with { TargetsFilter = new TargetsFilter() }, Task with { Document = new UpgradeDocument("q") }, Task with { Policy = new TaskPolicy() },
                Task with { Status = BatchTaskStatus.Fail }, Task with { StatusDescription = "x" }, Task with { Progress = new TaskProgress { Removed = 1 } },
                Task with { CreateTime = DateTimeOffset.UnixEpoch }, Task with { AdditionalProperties = More },
            ]
        },
        {
            Upgrade,
            [
                Upgrade with { TaskName = "b" }, Upgrade with { AppId = "b" }, Upgrade with { Policy = new TaskPolicy() },
                Upgrade with { Targets = BatchTargets.Groups("d") }, Upgrade with { Targets = BatchTargets.Devices("e") },
                Upgrade with { Document = new UpgradeDocument(["p", "q"]) }, Upgrade with { NeedConfirm = true },
                Upgrade with { TaskMode = TaskMode.Gateway }, Upgrade with { TaskExtInfo = Json("2") }, Upgrade with { AdditionalProperties = More },
            ]
        },
        {
            Custom,
            [
                Custom with { TaskName = "b" }, Custom with { Targets = BatchTargets.File("f") },
                Custom with { Document = RawDocument.Parse("1") }, Custom with { NeedConfirm = true },
                Custom with { TaskMode = TaskMode.Gateway }, Custom with { TaskExtInfo = null }, Custom with { AdditionalProperties = More },
                Custom with { AppId = "b" }, Custom with { Policy = new TaskPolicy() },
                new CustomBatchTaskRequest(new BatchTaskType("y")) { TaskName = "a", TaskExtInfo = Json("1") },
            ]
        },
        {
            Command,
            [
                Command with { ServiceId = "s" }, Command with { CommandName = "c" }, Command with { Paras = Json("2") }, Command with { AdditionalProperties = More },
                AsyncCommand,
            ]
        },
        {
            AsyncCommand,
            [
                AsyncCommand with { ServiceId = "s" }, AsyncCommand with { CommandName = "c" }, AsyncCommand with { Paras = Json("2") },
                AsyncCommand with { ExpireTime = TimeSpan.Zero }, AsyncCommand with { SendStrategy = SendStrategy.Immediately },
                AsyncCommand with { AdditionalProperties = More },
            ]
        },
        {
            Shadow,
            [
                Shadow with { ServiceId = "t" }, Shadow with { Desired = Json("2") }, Shadow with { Version = 1 }, Shadow with { AdditionalProperties = More },
            ]
        },
        { Shadows, [Shadows with { Shadow = [] }, Shadows with { Shadow = [Shadow with { Version = 1 }] }, Shadows with { AdditionalProperties = More }] },
        { new UpgradeDocument("p"), [new UpgradeDocument("q"), new UpgradeDocument("p") { AdditionalProperties = More }] },
        {
            Properties,
            [
                Properties with { CorrelationData = "c" }, Properties with { ResponseTopic = "t" },
                Properties with { UserProperties = [new("k", "w")] }, Properties with { UserProperties = [] },
                Properties with { AdditionalProperties = More },
            ]
        },
        { MessageContent.FromString("1"), [MessageContent.FromString("2"), MessageContent.FromJsonObject(Json("1"))] },
        { new UserProperty("k", "v"), [new UserProperty("l", "v"), new UserProperty("k", "w"), new UserProperty("k", "v") { AdditionalProperties = More }] },
        {
            RawDocument.Parse("{}"),
            [
                RawDocument.Parse("[]"), new RawDocument(default(JsonElement)), RawDocument.Parse("{}") with { AdditionalProperties = More },
            ]
        },
        { new BatchTaskName("a"), [new BatchTaskName("A"), default(BatchTaskName)] },
        { BatchTargets.Devices("a"), [BatchTargets.Devices("b"), BatchTargets.Devices("a", "a"), BatchTargets.Groups("a")] },
        { BatchTargets.Groups("a"), [BatchTargets.Groups("b"), BatchTargets.Filter(new TargetsFilter { GroupIds = ["a"], AdditionalProperties = More })] },
        { new TargetsFilter(), [new TargetsFilter { GroupIds = ["a"] }, new TargetsFilter { AdditionalProperties = More }] },
        {
            new TaskProgress(),
            [
                new TaskProgress { Total = 1 }, new TaskProgress { Processing = 1 }, new TaskProgress { Success = 1 }, new TaskProgress { Fail = 1 },
                new TaskProgress { Waiting = 1 }, new TaskProgress { FailWaitRetry = 1 }, new TaskProgress { Stopped = 1 }, new TaskProgress { Removed = 1 },
                new TaskProgress { AdditionalProperties = More },
            ]
        },
        {
            new TaskPolicy(),
            [
                new TaskPolicy { ScheduleTime = DateTimeOffset.UnixEpoch }, new TaskPolicy { Retry = new TaskRetry(1, TimeSpan.Zero) },
                new TaskPolicy { AdditionalProperties = More },
            ]
        },
        {
            SubTask,
            [
                SubTask with { Target = "b" }, SubTask with { Status = SubTaskStatus.Success }, SubTask with { Output = "o" },
                SubTask with { Error = new SubTaskError { ErrorMessage = "n" } }, SubTask with { AdditionalProperties = More },
            ]
        },
        {
            new SubTaskError(),
            [
                new SubTaskError { ErrorCode = ErrorCode.InvalidInput }, new SubTaskError { ErrorMessage = "" }, new SubTaskError { AdditionalProperties = More },
            ]
        },
        {
            Result,
            [
                Result with { Target = "b" }, Result with { Status = BatchTargetStatus.Success }, Result with { ErrorCode = ErrorCode.InvalidInput },
                Result with { ErrorMessage = "m" }, Result with { AdditionalProperties = More },
            ]
        },
        {
            new BatchTaskFile { FileId = "a" },
            [
                new BatchTaskFile { FileId = "b" }, new BatchTaskFile { FileId = "a", FileName = "f" },
                new BatchTaskFile { FileId = "a", UploadTime = DateTimeOffset.UnixEpoch }, new BatchTaskFile { FileId = "a", AdditionalProperties = More },
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Changed))]
    public void A_record_differs_from_one_in_which_any_member_differs(object record, object[] changed)
    {
        Assert.NotEmpty(changed);
        Assert.All(changed, other => Assert.False(record.Equals(other)));
        Assert.All(changed, other => Assert.False(other.Equals(record)));
        Assert.False(record.Equals(null));
    }

    [Fact]
    public void Every_record_with_an_equality_of_its_own_is_looked_at_and_each_of_its_members()
    {
        // Whether it was found by its name is no part of what a task or file is.
        const string recovered = "WasRecovered";
        (object Record, object[] Others)[] rows = [.. Changed.Select(row => (row.Data.Item1, row.Data.Item2))];

        foreach (Type type in typeof(IoTDAClient).Assembly.GetTypes().Where(type => type.IsVisible && ComparesItself(type)))
        {
            (object record, object[] others) = rows.FirstOrDefault(row => type.IsInstanceOfType(row.Record));
            Assert.True(record is not null, $"{type.Name} compares itself: add a row for it.");
            string[] unchanged =
            [
                .. type.GetProperties().Where(member => member.SetMethod is not null && member.Name != recovered)
                    .Where(member => others.Where(type.IsInstanceOfType).All(other => Equals(member.GetValue(record), member.GetValue(other))))
                    .Select(member => member.Name),
            ];
            Assert.True(unchanged.Length == 0, $"No row changes of {type.Name}: {string.Join(", ", unchanged)}.");
        }
    }

    [Fact]
    public void Whether_it_was_found_by_its_name_makes_no_difference()
    {
        Assert.Equal(Task, Task with { WasRecovered = true });
        Assert.Equal(new BatchTaskFile { FileId = "a" }, new BatchTaskFile { FileId = "a", WasRecovered = true });
    }

    [Fact]
    public void Equal_contents_in_other_lists_and_json_are_equal()
    {
        Assert.Equal(Task, Task with { Targets = new List<string> { "d" }, TaskExtInfo = Json("1"), Document = new UpgradeDocument(["p"]) });
        Assert.Equal(Upgrade, Upgrade with { Targets = BatchTargets.Devices(new List<string> { "d" }), TaskExtInfo = Json("1") });
        Assert.Equal(Custom, Custom with { TaskExtInfo = Json("1") });
        Assert.True(new BatchTaskName("a") == "a" && new BatchTaskName("a") != "b");
    }

    private static bool ComparesItself(Type type)
        => type.GetMethod("Equals", BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly, [type]) is { } equals
            && equals.GetCustomAttribute<CompilerGeneratedAttribute>() is null;

    private static JsonObject Json(string value) => new() { ["k"] = value };
}

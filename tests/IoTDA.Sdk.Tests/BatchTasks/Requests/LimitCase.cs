using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Tests.BatchTasks.Requests;

/// <summary>A documented limit of CreateBatchTask at its edge.</summary>
/// <param name="Member">The member that the violation names.</param>
/// <param name="Rule">Words of the rule.</param>
/// <param name="Allowed">A request that is just allowed.</param>
/// <param name="Refused">A request that is just not.</param>
internal sealed record LimitCase(string Member, string Rule, CreateBatchTaskRequest Allowed, CreateBatchTaskRequest Refused)
{
    private static readonly DateTimeOffset Now = new ManualTimeProvider().GetUtcNow();

    public static IReadOnlyDictionary<string, LimitCase> All { get; } = new Dictionary<string, LimitCase>
    {
        ["name: 128 characters"] = Named(Chars(128), Chars(129)),
        ["name: not empty"] = Named("a", ""),
        ["name: Chinese, digits and underscore, no hyphen"] = Named("批量_任务9Z", "batch-task"),
        ["name: no space"] = Named("ab", "a b"),
        ["name: other scripts are not Chinese"] = Named("名", "é"),
        ["name: the ideographs from first to last"] = Named("\u4E00\u9FFF\u3400\u4DBF", "\uA000"),
        ["app id: 36 characters"] = AppIds(Chars(36), Chars(37)),
        ["app id: characters"] = AppIds("A-z_0", "a.b"),
        ["targets: 30,000"] = Targeted(
            "Targets.DeviceIds", "1 to 30000 ids",
            BatchTargets.Devices(Ids(30_000)),
            BatchTargets.Devices(Ids(30_001))),
        ["targets: at least one"] = Targeted("Targets.DeviceIds", "1 to 30000 ids", BatchTargets.Devices("a"), BatchTargets.Devices()),
        ["targets: id of 128 characters"] = Targeted(
            "Targets.DeviceIds[1]", "1 to 128",
            BatchTargets.Devices("a", Chars(128)),
            BatchTargets.Devices("a", Chars(129))),
        ["targets: id characters"] = Targeted(
            "Targets.DeviceIds[0]", "letters, digits",
            BatchTargets.Devices("A-z_0"),
            BatchTargets.Devices("a/b")),
        ["targets: empty id"] = Targeted("Targets.DeviceIds[0]", "1 to 128", BatchTargets.Devices("a"), BatchTargets.Devices("")),
        ["groups: at least one"] = Targeted("Targets.GroupIds", "one id or more", BatchTargets.Groups("a"), BatchTargets.Groups()),
        ["groups: ids of any form, but not empty"] = Targeted(
            "Targets.GroupIds[1]", "not empty", BatchTargets.Groups("a b/ü", Chars(2_000)), BatchTargets.Groups("a", "")),
        ["file: id of 128 characters"] = Targeted(
            "Targets.FileId", "1 to 128",
            BatchTargets.File(Chars(128)),
            BatchTargets.File(Chars(129))),
        ["file: id characters"] = Targeted("Targets.FileId", "letters, digits", BatchTargets.File("A-z_0"), BatchTargets.File("a.b")),
        ["extended information: 512 characters"] = Upgrading("TaskExtInfo", "512 characters", Sized(512, 'x'), Sized(513, 'x')),
        ["extended information: characters, not bytes"] = Upgrading("TaskExtInfo", "512 characters", Sized(512, '名'), Sized(513, '名')),
        ["schedule: 7 days ahead"] = WithPolicy(
            "Policy.ScheduleTime", "7 days",
            At(TimeSpan.FromDays(7)),
            At(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1))),
        ["schedule: in any offset"] = WithPolicy(
            "Policy.ScheduleTime", "7 days", new() { ScheduleTime = (Now + TimeSpan.FromDays(7)).ToOffset(TimeSpan.FromHours(8)) }, At(TimeSpan.FromDays(8))),
        ["retries: at least 1"] = Retrying("Policy.Retry.Count", "1 to 5", new(1, TimeSpan.Zero), new(0, TimeSpan.Zero)),
        ["retries: at most 5"] = Retrying("Policy.Retry.Count", "1 to 5", new(5, TimeSpan.Zero), new(6, TimeSpan.Zero)),
        ["retry interval: at most 1440 minutes"] = Retrying(
            "Policy.Retry.Interval", "1440",
            new(1, TimeSpan.FromMinutes(1440)),
            new(1, TimeSpan.FromMinutes(1441))),
        ["retry interval: at least 0"] = Retrying(
            "Policy.Retry.Interval", "0 to 1440",
            new(1, TimeSpan.Zero),
            new(1, TimeSpan.FromMinutes(-1))),
        ["retry interval: whole minutes"] = Retrying(
            "Policy.Retry.Interval", "whole minutes",
            new(1, TimeSpan.FromMinutes(1)),
            new(1, TimeSpan.FromSeconds(90))),
        ["type: there must be one"] = new(
            "TaskType", "a task type",
            new CustomBatchTaskRequest(new("changeGateway")) { TaskName = "a" },
            new CustomBatchTaskRequest(default) { TaskName = "a" }),
    };

    public static string Chars(int count) => new('a', count);

    /// <summary>JSON of exactly so many characters.</summary>
    public static JsonObject Sized(int characters, char filler) => new() { ["k"] = new string(filler, characters - """{"k":""}""".Length) };

    private static string[] Ids(int count) => [.. Enumerable.Range(1, count).Select(number => $"d{number}")];

    private static TaskPolicy At(TimeSpan ahead) => new() { ScheduleTime = Now + ahead };

    private static LimitCase Named(string allowed, string refused)
        => new("TaskName", "letters, digits, '_' and Chinese", Freezing() with { TaskName = allowed }, Freezing() with { TaskName = refused });

    private static LimitCase AppIds(string allowed, string refused)
        => new("AppId", "1 to 36", Freezing() with { AppId = allowed }, Freezing() with { AppId = refused });

    private static LimitCase Targeted(string member, string rule, BatchTargets allowed, BatchTargets refused)
        => new(member, rule, Freezing() with { Targets = allowed }, Freezing() with { Targets = refused });

    private static LimitCase WithPolicy(string member, string rule, TaskPolicy allowed, TaskPolicy refused)
        => new(member, rule, Freezing() with { Policy = allowed }, Freezing() with { Policy = refused });

    private static LimitCase Retrying(string member, string rule, TaskRetry allowed, TaskRetry refused)
        => WithPolicy(member, rule, new() { Retry = allowed }, new() { Retry = refused });

    private static LimitCase Upgrading(string member, string rule, JsonObject allowed, JsonObject refused)
    {
        FirmwareUpgradeRequest request = new() { TaskName = "a", Targets = BatchTargets.Devices("d"), Document = new UpgradeDocument("p") };
        return new(member, rule, request with { TaskExtInfo = allowed }, request with { TaskExtInfo = refused });
    }

    private static FreezeDevicesRequest Freezing() => new() { TaskName = "a", Targets = BatchTargets.Devices("d") };
}

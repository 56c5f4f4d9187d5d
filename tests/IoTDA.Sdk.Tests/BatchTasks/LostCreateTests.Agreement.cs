using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Tests.BatchTasks;

/// <summary>In what a task has to agree with the create that it may be the result of.</summary>
public sealed partial class LostCreateTests
{
    public static TheoryData<string, string, bool> Shown => new()
    {
        { "as it was sent", "{}", true },
        { "nothing but its name", """{"document":null,"task_policy":null,"targets":null,"task_type":null}""", true },
        { "another package", """{"document":{"package_id":"32822e5744a45ede319d2c51"}}""", false },
        { "one package more", """{"document":{"package_ids":["32822e5744a45ede319d2c50","32822e5744a45ede319d2c51"]}}""", false },
        { "the package as a list", """{"document":{"package_ids":["32822e5744a45ede319d2c50"]}}""", true },
        { "another schedule", """{"task_policy":{"schedule_time":"20261124T020000Z"}}""", false },
        { "no schedule", """{"task_policy":{"retry_count":3,"retry_interval":10}}""", false },
        { "another retry", """{"task_policy":{"schedule_time":"20261124T010000Z","retry_count":5,"retry_interval":10}}""", false },
        { "another device", """{"targets":["d2"]}""", false },
        { "a device more", """{"targets":["d1","d2"]}""", false },
        { "no device that it shows", """{"targets":[]}""", true },
        { "a filter of no group", """{"targets_filter":{"group_ids":[]}}""", true },
        { "a group", """{"targets":null,"targets_filter":{"group_ids":["g2"]}}""", false },
        { "confirmation", """{"need_confirm":true}""", false },
        { "no confirmation", """{"need_confirm":false}""", true },
        { "gateway mode where none was asked for", """{"task_mode":"GATEWAY"}""", false },
        { "extended information where none was sent", """{"task_ext_info":{"a":1}}""", false },
        { "empty extended information", """{"task_ext_info":{}}""", true },
        { "more in its document", """{"document":{"package_id":"32822e5744a45ede319d2c50","strategy":"fast"}}""", true },
    };

    [Theory]
    [MemberData(nameof(Shown))]
    public async Task A_task_of_the_name_is_the_result_only_if_it_agrees_in_all_that_it_shows(string what, string shown, bool isResult)
    {
        SoftwareUpgradeRequest request = new()
        {
            TaskName = "Nightly",
            Document = new UpgradeDocument(Package),
            Targets = BatchTargets.Devices("d1"),
            Policy = new TaskPolicy { ScheduleTime = Schedule, Retry = new TaskRetry(3, TimeSpan.FromMinutes(10)) },
        };

        await CheckAsync(request, Task(shown), isResult, what);
    }

    [Theory]
    [InlineData("""{"targets_filter":{"group_ids":["g1"]}}""", true)]
    [InlineData("""{"targets_filter":{"group_ids":["g2"]}}""", false)]
    [InlineData("""{"targets_filter":{"group_ids":["g1","g2"]}}""", false)]
    [InlineData("""{"targets":["d1"]}""", false)]
    [InlineData("{}", true)]
    public async Task A_task_for_groups_is_the_result_only_of_a_create_for_these_groups(string shown, bool isResult)
    {
        JsonObject task = Task("""{"targets":null,"document":null,"task_policy":null,"task_type":"freezeDevices"}""");

        await CheckAsync(new FreezeDevicesRequest { TaskName = "Nightly", Targets = BatchTargets.Groups("g1") }, Merge(task, shown), isResult, shown);
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"targets_filter":{"group_ids":[]}}""", true)]
    [InlineData("""{"targets_filter":{"group_ids":["g1"]}}""", false)]
    public async Task A_task_for_groups_is_not_the_result_of_a_create_from_a_file(string shown, bool isResult)
    {
        JsonObject task = Task("""{"targets":null,"document":null,"task_policy":null,"task_type":"createDevices"}""");

        await CheckAsync(new CreateDevicesRequest { TaskName = "Nightly", Targets = BatchTargets.File("f1") }, Merge(task, shown), isResult, shown);
    }

    [Theory]
    [InlineData("""{"targets":["d1"]}""", false)]
    [InlineData("""{"targets":["d2","d1","d2"]}""", true)]
    [InlineData("""{"task_policy":{"retry_count":1,"retry_interval":0}}""", false)]
    [InlineData("""{"task_policy":{"retry_count":0,"retry_interval":0}}""", true)]
    public async Task A_task_for_fewer_devices_or_with_retries_that_nobody_asked_for_is_another_one(string shown, bool isResult)
    {
        JsonObject task = Task("""{"targets":["d1","d2"],"document":null,"task_policy":null,"task_type":"freezeDevices"}""");

        await CheckAsync(new FreezeDevicesRequest { TaskName = "Nightly", Targets = BatchTargets.Devices("d1", "d2") }, Merge(task, shown), isResult, shown);
    }

    [Theory]
    [InlineData("""{"service_id":"s","command_name":"open","paras":{"value":1}}""", true)]
    [InlineData("""{"service_id":"s","command_name":"open","paras":{"value":1},"expire_time":0}""", true)]
    [InlineData("""{"service_id":"s","command_name":"close","paras":{"value":1}}""", false)]
    [InlineData("""{"service_id":"s","command_name":"open","paras":{"value":2}}""", false)]
    public async Task A_command_is_the_result_only_of_a_create_of_this_command(string document, bool isResult)
    {
        CreateCommandsRequest request = new()
        {
            TaskName = "Nightly",
            Targets = BatchTargets.Devices("d1"),
            Document = new CommandDocument { ServiceId = "s", CommandName = "open", Paras = new JsonObject { ["value"] = 1 } },
        };

        await CheckAsync(request, Task($$"""{"task_type":"createCommands","task_policy":null,"document":{{document}}}"""), isResult, document);
    }

    [Theory]
    [InlineData("""{"task_mode":"GATEWAY","task_ext_info":{"waves":[1,2]}}""", true)]
    [InlineData("""{"task_mode":"GATEWAY","task_ext_info":{"waves":[1,2],"added":true}}""", true)]
    [InlineData("""{"task_mode":"GATEWAY","need_confirm":true}""", true)]
    [InlineData("""{"task_mode":"GATEWAY","need_confirm":false}""", false)]
    [InlineData("""{"task_mode":"OTHER","task_ext_info":{"waves":[1,2]}}""", false)]
    [InlineData("""{"task_mode":"GATEWAY","task_ext_info":{"waves":[1,3]}}""", false)]
    [InlineData("""{"task_mode":"GATEWAY","task_ext_info":{"waves":[1]}}""", false)]
    public async Task Confirmation_mode_and_extended_information_agree_with_what_was_sent(string shown, bool isResult)
        => await CheckAsync(
            new SoftwareUpgradeRequest
            {
                TaskName = "Nightly",
                Document = new UpgradeDocument(Package),
                Targets = BatchTargets.Devices("d1"),
                NeedConfirm = true,
                TaskMode = TaskMode.Gateway,
                TaskExtInfo = new JsonObject { ["waves"] = new JsonArray(1, 2) },
            },
            Merge(Task("""{"task_policy":null}"""), shown),
            isResult,
            shown);
}

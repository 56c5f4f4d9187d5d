using System.CommandLine;
using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Emulator.Tool;

namespace IoTDA.Sdk.Emulator.Tests;

public sealed class OptionsTests
{
    [Fact]
    public async Task Strictly_read_what_is_not_known_is_refused_and_leniently_it_is_passed_over()
    {
        await using EmulatorSession strict = await EmulatorSession.StartAsync();
        await using EmulatorSession lenient = await EmulatorSession.StartAsync(options => options.Lenient = true);
        JsonObject Body() => Requests.Upgrade("d1").With("colour", "red").With("app_id", null).With("task_policy", null);

        (await strict.CreateAsync(Body())).ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000006", "colour");
        (await strict.CreateAsync(Requests.Upgrade("d1").With("app_id", null))).ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000006", "app_id");
        (await strict.GetAsync("batchtasks?task_type=softwareUpgrade&x=1")).ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000006", "'x'");

        JsonObject made = (await lenient.CreateAsync(Body())).Json;
        Assert.False(made.ContainsKey("colour") || made.ContainsKey("task_policy"), made.ToJsonString());
        Assert.Equal("defaultSpace", lenient.Emulator.Tasks[0].AppId);
        Assert.Equal(HttpStatusCode.OK, (await lenient.GetAsync("batchtasks?task_type=softwareUpgrade&x=1")).Status);
        (await lenient.CreateAsync(Requests.Upgrade("d1").With("task_name", null))).ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000006", "task_name");
    }

    [Fact]
    public async Task One_task_more_than_the_quota_waits_for_the_end_of_another_where_it_queues()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options =>
        {
            options.MaxUnfinishedTasks = 2;
            options.QuotaReading = QuotaReading.Queue;
            options.Outcomes.WithDuration(attempt => TimeSpan.FromSeconds(attempt.Target == "long" ? 100 : 10));
        });
        string first = await session.CreateIdAsync(Requests.Upgrade("long"));
        await session.CreateIdAsync(Requests.Upgrade("short"));
        string third = await session.CreateIdAsync(Requests.Upgrade("short"));
        string fourth = await session.CreateIdAsync(Requests.Upgrade("short"));
        session.Wait(5);
        Assert.Equal(["Processing", "Processing", "Waitting", "Waitting"], session.Emulator.Tasks.Select(task => task.Status));

        // The second ends at 11 s, the third runs until 21 s, the fourth until 31 s; nobody looks in between.
        session.Wait(25);
        Assert.Equal(("Success", "Processing", "Processing"), (await session.StatusAsync(third), await session.StatusAsync(fourth), await session.StatusAsync(first)));
        session.Wait(2);
        Assert.Equal("Success", await session.StatusAsync(fourth));
    }

    [Fact]
    public async Task A_queued_task_that_is_stopped_never_runs()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options =>
        {
            options.MaxUnfinishedTasks = 1;
            options.QuotaReading = QuotaReading.Queue;
        });
        await session.CreateIdAsync(Requests.Upgrade("d1"));
        string second = await session.CreateIdAsync(Requests.Upgrade("d1"));
        await session.PostAsync($"batchtasks/{second}/stop", "{}");
        session.Wait(60);

        Assert.Equal("Stopped", await session.StatusAsync(second));
        Assert.Equal((1, 0), (session.Emulator.Tasks[0].Executions, session.Emulator.Tasks[1].Executions));
    }

    [Fact]
    public async Task A_service_that_knows_no_confirmation_passes_the_member_over_and_has_no_such_operation()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options => options.NoNeedConfirm = true);
        JsonObject made = (await session.CreateAsync(Requests.Upgrade("d1").With("need_confirm", true))).Json;
        session.Wait(60);

        Assert.False(made.ContainsKey("need_confirm"));
        string id = made["task_id"]!.GetValue<string>();
        Assert.Equal("Success", await session.StatusAsync(id));
        (await session.PostAsync($"batchtasks/{id}/confirm", "{}")).ShouldBeRefused(HttpStatusCode.NotFound, "APIGW.0101", "confirm");
    }

    [Fact]
    public async Task A_known_file_is_used_again_and_again_and_does_not_age()
    {
        const string Id = "5c8fb53f6c254ce2a3d4b21ac30f";
        await using EmulatorSession session = await EmulatorSession.StartAsync(options =>
        {
            options.KnownFiles[Id] = "meters.xlsx";
            options.FileRows["meters.xlsx"] = ["m1", "m2"];
        });
        session.Wait(7200);
        for (int i = 0; i < 2; i++)
        {
            await session.CreateIdAsync(Requests.Of("createDevices", targetsJson: null).With("document_source", Id));
        }

        Assert.All(session.Emulator.Tasks, task => Assert.Equal(["m1", "m2"], task.Targets));
    }

    [Fact]
    public async Task A_reset_brings_back_the_faults_and_outcomes_of_the_start()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options =>
        {
            options.RequestsFail = 50;
            options.Outcomes.FailDevices(["d1"]);
        });
        int faults = session.Emulator.Faults.Rules.Count;
        session.Emulator.Faults.Clear();
        session.Emulator.Faults.Next(Fault.Refuse);
        session.Emulator.Reset();

        Assert.Equal(Fault.All.Count - 1, faults);
        Assert.Equal((faults, 0), (session.Emulator.Faults.Rules.Count, session.Emulator.Faults.PendingCount));
        Assert.Equal(0.5, session.Emulator.Faults.Rules.Sum(rule => rule.Probability), 6);
    }

    [Fact]
    public async Task Deleted_and_old_tasks_are_forgotten()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options =>
        {
            options.DeletedTaskCapacity = 2;
            options.TaskRetention = TimeSpan.FromHours(1);
        });
        for (int i = 0; i < 4; i++)
        {
            string id = await session.CreateIdAsync(Requests.Upgrade("d1"));
            session.Wait(10);
            Assert.Equal(HttpStatusCode.NoContent, (await session.DeleteAsync($"batchtasks/{id}")).Status);
        }

        string kept = await session.CreateIdAsync(Requests.Upgrade("d1"));
        session.Wait(3600);
        Assert.Equal((2, 1), (session.Emulator.DeletedTasks.Count, session.Emulator.Tasks.Count));
        session.Wait(10);
        Assert.Empty(session.Emulator.Tasks);
        Assert.Equal(HttpStatusCode.NotFound, (await session.GetAsync($"batchtasks/{kept}")).Status);
    }

    [Fact]
    public void Every_option_can_be_set_from_the_command_line()
    {
        string[] inProcessOnly = [nameof(EmulatorOptions.TimeProvider), nameof(EmulatorOptions.LoggerFactory)];
        IEnumerable<string> members = typeof(EmulatorOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name);

        Assert.Equal(members.Except(inProcessOnly).Order(), Settings.All.Select(setting => setting.Member).Distinct().Order());
    }

    [Fact]
    public void Every_option_can_be_set_from_a_file()
    {
        EmulatorOptions options = EmulatorOptions.Parse("""
            {
              // a comment
              "projectId": "p1", "speed": 60, "tokenLifetime": "00:30:00", "quotaReading": "Queue", "emptyPageMarker": "Null",
              "users": [{ "domainName": "home", "name": "anna", "password": "x", "state": "Locked" }],
              "accessKeys": [{ "accessKeyId": "AK", "secretAccessKey": "SK", "securityToken": "T" }],
              "groups": { "g1": ["a", "b"] }, "fileRows": { "f.xlsx": ["r1"] }, "defaultFileRows": ["x"], "appIds": ["app1"], "knownFiles": { "id1": "f.xlsx" },
              "outcomes": [{ "percentage": 5, "attempts": 1 }, { "targets": ["d1"], "fails": false, "duration": "00:01:00" }],
              "fleet": {
                "products": [{ "productId": "p1" }],
                "rules": [{ "count": 3, "firmwareVersions": ["1"], "groupId": "g2" }],
                "devices": [{ "deviceId": "d1", "status": "Offline", "tags": { "a": "b" } }]
              },
            }
            """);

        Assert.Equal(("p1", 60, TimeSpan.FromMinutes(30)), (options.ProjectId, options.Speed, options.TokenLifetime));
        Assert.Equal((QuotaReading.Queue, EmptyPageMarker.Null), (options.QuotaReading, options.EmptyPageMarker));
        Assert.Equal(EmulatedUserState.Locked, Assert.Single(options.Users).State);
        Assert.Equal("T", Assert.Single(options.AccessKeys).SecurityToken);
        Assert.Equal(["a", "b"], options.Groups["g1"]);
        Assert.Equal(["r1", "x"], [.. options.FileRows["f.xlsx"], .. options.DefaultFileRows]);
        Assert.Equal(("f.xlsx", "app1"), (options.KnownFiles["id1"], options.AppIds.Single()));
        Assert.Equal([5, null], options.Outcomes.Rules.Select(rule => rule.Percentage));
        Assert.Equal(("d1", EmulatedDeviceStatus.Offline, 3), (options.Fleet.Devices[0].DeviceId, options.Fleet.Devices[0].Status, options.Fleet.Rules[0].Count));

        string[] inProcessOnly = [nameof(EmulatorOptions.TimeProvider), nameof(EmulatorOptions.LoggerFactory), nameof(EmulatorOptions.Outcomes)];
        Assert.Equal(inProcessOnly.Order(), typeof(EmulatorOptions).GetProperties().Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is not null).Select(property => property.Name).Order());
    }

    [Theory]
    [InlineData("[]", "object")]
    [InlineData("""{"colour":1}""", "colour")]
    [InlineData("""{"port":"x"}""", "port")]
    [InlineData("""{"outcomes":[{"percentage":101}]}""", "range")]
    [InlineData("""{"projectId":null}""", "projectId")]
    [InlineData("""{"speed":0}""", "Speed must be from 0.001 to 1000000, not 0.")]
    [InlineData("""{"speed":1e400}""", "Speed")]
    [InlineData("""{"port":70000}""", "Port must be from 0 to 65535")]
    [InlineData("""{"parallelism":0}""", "Parallelism")]
    [InlineData("""{"requestsFail":101}""", "RequestsFail")]
    [InlineData("""{"journalCapacity":-1}""", "JournalCapacity")]
    [InlineData("""{"taskRetention":"-1.00:00:00"}""", "TaskRetention")]
    [InlineData("""{"token":""}""", "Token")]
    [InlineData("""{"projectId":"a b"}""", "ProjectId")]
    [InlineData("""{"quotaReading":7}""", "quotaReading")]
    [InlineData("""{"users":[{"name":"a"}]}""", "password")]
    [InlineData("""{"accessKeys":[{"accessKeyId":"a"}]}""", "secretAccessKey")]
    [InlineData("""{"fleet":{"rules":[{"count":-1}]}}""", "devices")]
    [InlineData("""{"fleet":{"devices":[{"deviceId":""}]}}""", "empty id")]
    public void A_file_that_is_not_right_is_refused_with_the_place(string json, string part)
        => Assert.Contains(part, Assert.Throws<FormatException>(() => EmulatorOptions.Parse(json)).Message, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void The_command_line_comes_on_top_of_the_file()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, """{"speed":60,"parallelism":5}""");
        try
        {
            EmulatorCommand command = new();
            ParseResult parsed = command.Parse(["--speed", "7", "--config", path]);
            EmulatorOptions options = command.ReadOptions(parsed);

            Assert.Empty(parsed.Errors);
            Assert.Equal((7, 5), (options.Speed, options.Parallelism));
            Assert.Contains(path, new EmulatorCommand().Parse(["--config", path + ".missing"]).Errors[0].Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}

using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using IoTDA.Sdk.Emulator.Faults;

namespace IoTDA.Sdk.Emulator.Tests.Control;

public sealed class ControlTests
{
    [Fact]
    public async Task Health_and_readiness_are_answered_and_leave_no_trace()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.Faults.Next(Fault.Refuse);

        Assert.Equal("ok", (await session.ReadAsync("health"))["status"]!.GetValue<string>());
        Assert.Equal("ok", (await session.ReadAsync("ready"))["status"]!.GetValue<string>());
        Assert.Equal((0, 1), (session.Emulator.Requests.Count, session.Emulator.Faults.PendingCount));
    }

    [Fact]
    public async Task The_clock_is_frozen_advanced_and_sped_up()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        string id = await session.CreateIdAsync(Requests.Upgrade("d1"));

        Assert.True((await session.DoAsync("clock/freeze")).Json["isFrozen"]!.GetValue<bool>());
        session.Wait(60);
        Assert.Equal("Initializing", await session.StatusAsync(id));
        await session.DoAsync("clock/advance", """{"by":"00:00:02"}""");
        Assert.Equal("Processing", await session.StatusAsync(id));
        await session.DoAsync("clock/unfreeze");
        session.Wait(1);
        Assert.Equal("Success", await session.StatusAsync(id));
        Assert.Equal("2026-11-22T08:00:03+00:00", (await session.ReadAsync("clock"))["now"]!.GetValue<string>());

        await session.DoAsync("clock/speed", """{"speed":60}""");
        string fast = await session.CreateIdAsync(Requests.Upgrade("d1"));
        session.Wait(0.1);
        Assert.Equal("Success", await session.StatusAsync(fast));
        Assert.Equal(HttpStatusCode.BadRequest, (await session.ControlAsync("POST", "clock/speed", """{"speed":0}""")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await session.ControlAsync("POST", "clock/advance", """{"by":"-00:00:01"}""")).Status);
    }

    [Fact]
    public async Task A_delay_ends_when_the_clock_is_advanced_past_it()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.Faults.Next(Fault.DelayBeforeExecuting(TimeSpan.FromMinutes(1)));
        Task<Answer> list = session.GetAsync("batchtask-files");
        await session.Clock.WhenDelayedAsync();
        session.Emulator.Clock.Freeze();
        session.Wait(120);
        Assert.False(list.IsCompleted);
        session.Emulator.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(HttpStatusCode.OK, (await list).Status);
    }

    [Fact]
    public async Task A_fault_is_added_met_listed_and_removed()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        Answer once = await session.DoAsync("faults", """{"kind":"BadGateway","operation":"ListBatchTaskFiles","count":1}""");
        Answer always = await session.DoAsync("faults", """
            {"kind":"AnswerWith","match":{"targetContains":"task_type=softwareUpgrade"},"statusCode":418,"body":"{\"a\":1}","headers":{"X-Pot":"tea"}}
            """);

        Assert.Equal(HttpStatusCode.Created, once.Status);
        Assert.Equal(["BadGateway", "AnswerWith(418)"], (await session.ReadAsync("faults")).AsArray().Select(Name));
        Assert.Equal(HttpStatusCode.BadGateway, (await session.GetAsync("batchtask-files")).Status);
        Assert.Equal(HttpStatusCode.OK, (await session.GetAsync("batchtask-files")).Status);
        Answer own = await session.GetAsync("batchtasks?task_type=softwareUpgrade");
        Assert.Equal(((HttpStatusCode)418, """{"a":1}""", "tea"), (own.Status, own.Text, own.Headers["X-Pot"]));
        Assert.Equal(HttpStatusCode.OK, (await session.GetAsync("batchtasks?task_type=firmwareUpgrade")).Status);

        string id = always.Json["id"]!.GetValue<string>();
        Assert.Equal(HttpStatusCode.NoContent, (await session.ControlAsync("DELETE", $"faults/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await session.ControlAsync("DELETE", $"faults/{id}")).Status);
        Assert.Empty(session.Emulator.Faults.Rules);

        static string Name(JsonNode? fault) => fault!["name"]!.GetValue<string>().Replace("Answer(502)", "BadGateway", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"kind":"Nonsense"}""", "kinds are")]
    [InlineData("""{"kind":"Answer"}""", "statusCode")]
    [InlineData("""{"kind":"Answer","statusCode":200}""", "200")]
    [InlineData("""{"kind":"ThrottleFor"}""", "delay")]
    [InlineData("""{"kind":"Refuse","probability":2}""", "probability")]
    [InlineData("""{"kind":"Refuse","colour":1}""", "colour")]
    [InlineData("""{}""", "kind")]
    [InlineData("""[]""", "cannot be read")]
    [InlineData("""{"kind":"Refuse","operation":99}""", "operation")]
    [InlineData("""{"kind":"Refuse","operation":3}""", "operation")]
    [InlineData("""{"kind":"Redirect","location":"::"}""", "absolute")]
    [InlineData("""{"kind":"AnswerWith","statusCode":99}""", "200 to 599")]
    [InlineData("""{"kind":"AnswerWith","statusCode":0}""", "200 to 599")]
    [InlineData("""{"kind":"AnswerWith","statusCode":1000}""", "200 to 599")]
    [InlineData("""{"kind":"AnswerWith","statusCode":200,"headers":{"Bad Header":"x"}}""", "'Bad Header'")]
    [InlineData("""{"kind":"AnswerWith","statusCode":200,"headers":{"X-A":"a\r\nb"}}""", "'X-A'")]
    [InlineData("""{"kind":"AnswerWith","statusCode":200,"contentType":"ü"}""", "'Content-Type'")]
    public async Task A_fault_that_is_none_is_refused_with_the_reason(string json, string reason)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();

        (await session.ControlAsync("POST", "faults", json)).ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000006", reason);
    }

    [Theory]
    [InlineData("clock/speed", """{"speed":1e400}""", "0.001 to 1000000")]
    [InlineData("clock/speed", """{"speed":1e-9}""", "0.001 to 1000000")]
    [InlineData("fleet", """{"rules":[{"count":-1}]}""", "1000000 devices")]
    [InlineData("fleet", """{"rules":[{"count":1,"offlinePercentage":101}]}""", "100 percent")]
    [InlineData("fleet", """{"devices":[{"deviceId":"fine"},{"deviceId":""}]}""", "empty id")]
    [InlineData("fleet", """{"devices":null}""", "null")]
    [InlineData("fleet", """{"packages":[{"packageId":"p","packageType":"none","version":"1"}]}""", "'none'")]
    [InlineData("reset?scope=1024", null, "scope")]
    [InlineData("reset?scope=-1", null, "scope")]
    [InlineData("reset?scope=tasks;files", null, "scope")]
    public async Task A_change_that_is_none_is_refused_and_changes_nothing(string path, string? json, string reason)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        string id = await session.CreateIdAsync(Requests.Upgrade("d1"));

        (await session.ControlAsync("POST", path, json)).ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000006", reason);
        session.Wait(10);
        Assert.Equal(("Success", 0), (await session.StatusAsync(id), session.Emulator.Fleet.Devices.Count));
        Assert.Equal(1, (await session.ReadAsync("clock"))["speed"]!.GetValue<double>());
    }

    [Fact]
    public void Every_kind_that_exists_in_process_exists_here()
    {
        IEnumerable<string> members = typeof(Fault).GetMembers(BindingFlags.Public | BindingFlags.Static)
            .Where(member => member is PropertyInfo { PropertyType: var type } && type == typeof(Fault) || member is MethodInfo { IsSpecialName: false, ReturnType: var returned } && returned == typeof(Fault))
            .Select(member => member.Name);

        Assert.Equal(members.Where(name => name != nameof(Fault.Custom)).Order(), FaultKinds.Names.Order());
    }

    [Fact]
    public async Task Outcomes_are_added_and_removed()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        Answer added = await session.DoAsync("outcomes", """{"targets":["d1"],"attempts":1,"errorCode":"X.1"}""");
        await session.CreateIdAsync(Requests.Upgrade("d1", "d2"));
        session.Wait(10);

        Assert.Equal("X.1", session.Emulator.Tasks[0].SubTasks[0].ErrorCode);
        string id = added.Json["id"]!.GetValue<string>();
        Assert.Equal(id, (await session.ReadAsync("outcomes"))[0]!["id"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NoContent, (await session.ControlAsync("DELETE", $"outcomes/{id}")).Status);
        Assert.Empty((await session.ReadAsync("outcomes")).AsArray());
        Assert.Equal(HttpStatusCode.BadRequest, (await session.ControlAsync("POST", "outcomes", """{"every":0}""")).Status);
    }

    [Fact]
    public async Task The_journal_is_queried_shown_and_waited_for()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        Task<JsonNode> wait = session.ReadAsync("requests/wait?operation=CreateBatchTask&body=MeterUpgrade&seconds=20");
        await session.GetAsync("batchtask-files");
        string id = await session.CreateIdAsync(Requests.Upgrade("d1"));

        JsonNode found = await wait;
        Assert.Equal((201, id), (found["statusCode"]!.GetValue<int>(), found["resourceId"]!.GetValue<string>()));
        Assert.Contains("\"MeterUpgrade\"", found["body"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains(id, found["responseBody"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain(session.Emulator.Token, found.ToJsonString(), StringComparison.Ordinal);
        Assert.Single((await session.ReadAsync("requests?operation=listBatchTaskFiles")).AsArray());
        Assert.Equal(2, (await session.ReadAsync("requests")).AsArray().Count);
        Assert.Single((await session.ReadAsync($"requests?resourceId={id}&statusCode=201")).AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await session.ControlAsync("GET", "requests/wait?operation=DeleteBatchTask&seconds=0")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await session.ControlAsync("GET", "requests?operation=Nonsense")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await session.ControlAsync("GET", "requests?operation=99")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await session.ControlAsync("DELETE", "requests")).Status);
        Assert.Empty(session.Emulator.Requests);
    }

    [Fact]
    public async Task The_fleet_is_seeded_and_changed()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        await session.DoAsync("fleet", """{"products":[{"productId":"p1"}],"rules":[{"count":5,"groupId":"g1","firmwareVersions":["1"]}]}""");
        await session.DoAsync("fleet/devices/device_00001/status", """{"status":"Offline"}""");
        JsonNode fleet = await session.ReadAsync("fleet");

        Assert.Equal((5, 1, 5), (fleet["deviceCount"]!.GetValue<int>(), fleet["devicesByStatus"]!["Offline"]!.GetValue<int>(), fleet["groups"]![0]!["deviceCount"]!.GetValue<int>()));
        Assert.Equal("Offline", (await session.ReadAsync("fleet/devices/device_00001"))["status"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NoContent, (await session.ControlAsync("DELETE", "fleet/devices/device_00001")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await session.ControlAsync("GET", "fleet/devices/device_00001")).Status);
        Assert.Equal(4, session.Emulator.Fleet.DeviceCount);
    }

    [Fact]
    public async Task A_snapshot_brings_back_running_tasks_again_and_again()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options => options.Fleet.AddExample(20));
        JsonObject body = Requests.Of("firmwareUpgrade", """{"package_id":"32822e5744a45ede319d2c50"}""", """["device_00001","device_00002"]""");
        string id = await session.CreateIdAsync(body);
        session.Wait(2);
        string snapshot = (await session.DoAsync("snapshots")).Json["id"]!.GetValue<string>();
        for (int i = 0; i < 2; i++)
        {
            session.Wait(100);
            Assert.Equal("Success", await session.StatusAsync(id));
            Assert.Equal("2.0.0", session.Emulator.Fleet.FindDevice("device_00001")!.FirmwareVersion);
            await session.DoAsync($"snapshots/{snapshot}/restore");
            Assert.Equal(("Processing", 2), (await session.StatusAsync(id), session.Emulator.Tasks[0].Progress.Processing));
            Assert.NotEqual("2.0.0", session.Emulator.Fleet.FindDevice("device_00001")!.FirmwareVersion);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await session.ControlAsync("POST", "snapshots/99/restore")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await session.ControlAsync("DELETE", $"snapshots/{snapshot}")).Status);
    }

    [Fact]
    public async Task A_reset_has_a_scope()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options => options.Users.Add(new EmulatedUser("home", "anna", "secret")));
        await session.CreateIdAsync(Requests.Upgrade("d1"));
        await session.UploadAsync("a.xlsx");
        session.Emulator.Faults.Next(Fault.Refuse).ListLag = TimeSpan.FromHours(1);
        session.Emulator.ExpireTokens();

        await session.DoAsync("reset?scope=tasks,faults");
        Assert.Equal((0, 1, 0), (session.Emulator.Tasks.Count, session.Emulator.Files.Count, session.Emulator.Faults.PendingCount));
        Assert.Equal((2, TimeSpan.Zero), (session.Emulator.Requests.Count, session.Emulator.Faults.ListLag));
        Assert.Equal(HttpStatusCode.Unauthorized, (await session.GetAsync("batchtask-files")).Status);
        await session.DoAsync("reset");
        Assert.Equal((0, 0), (session.Emulator.Files.Count, session.Emulator.Requests.Count));
        Assert.Equal(HttpStatusCode.OK, (await session.GetAsync("batchtask-files")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await session.ControlAsync("POST", "reset?scope=everything")).Status);
    }

    [Fact]
    public async Task After_a_reset_of_the_tasks_alone_devices_can_be_upgraded_again()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options => options.Fleet.AddExample(1));
        JsonObject body = Requests.Of("firmwareUpgrade", """{"package_id":"32822e5744a45ede319d2c50"}""", """["device_00001"]""");
        await session.CreateIdAsync(body);
        session.Wait(2);
        session.Emulator.Reset(ResetScope.Tasks);
        await session.CreateIdAsync(body);
        session.Wait(10);

        Assert.Equal("Success", session.Emulator.Tasks[0].Status);
    }

    [Fact]
    public async Task Tasks_and_files_are_shown()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options => options.Outcomes.FailDevices(["d2"]));
        string id = await session.CreateIdAsync(Requests.Upgrade("d1", "d2"));
        await session.UploadAsync("a.xlsx");
        session.Wait(10);

        JsonNode task = await session.ReadAsync($"tasks/{id}");
        Assert.Equal("The device is not online.", task["subTasks"]![1]!["errorMessage"]!.GetValue<string>());
        Assert.Equal((1, "a.xlsx"), ((await session.ReadAsync("tasks")).AsArray().Count, (await session.ReadAsync("files"))[0]!["name"]!.GetValue<string>()));
        (await session.ControlAsync("GET", "tasks/none")).ShouldBeRefused(HttpStatusCode.NotFound, "EMULATOR.NOT_FOUND", "batch task");
        (await session.ControlAsync("GET", "nonsense")).ShouldBeRefused(HttpStatusCode.NotFound, "EMULATOR.NOT_FOUND", "nonsense");
    }
}

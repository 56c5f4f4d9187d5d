using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Emulator.Tests.Fleet;

/// <summary>What batch tasks do to the fleet, and what the fleet makes of them.</summary>
public sealed class FleetTaskTests
{
    private const string Package = "32822e5744a45ede319d2c50";

    [Fact]
    public async Task An_upgrade_changes_the_version_and_is_counted_once_a_device()
    {
        await using EmulatorSession session = await StartAsync();
        string id = await session.CreateIdAsync(Firmware("d1", "d2"));
        session.Wait(10);

        Assert.Equal("Success", await session.StatusAsync(id));
        Assert.Equal(("2.0.0", "2.0.0", 1, 0), (Version(session, "d1"), Version(session, "d2"), Upgrades(session, "d1"), Upgrades(session, "d2")));
        JsonNode atVersion = (await session.GetAsync($"batchtasks/{id}?target=d2")).Json["task_details"]![0]!;
        Assert.Contains("already", atVersion["output"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ghost", "EMULATOR.DEVICE_NOT_FOUND")]
    [InlineData("other", "EMULATOR.PACKAGE_MISMATCH")]
    [InlineData("ancient", "EMULATOR.PACKAGE_MISMATCH")]
    [InlineData("frozen", "IOTDA.014016")]
    public async Task A_device_that_cannot_be_upgraded_fails_with_the_reason(string device, string code)
    {
        await using EmulatorSession session = await StartAsync();
        await session.CreateIdAsync(Firmware(device));
        session.Wait(10);

        Assert.Equal(("Fail", code), (session.Emulator.Tasks[0].SubTasks[0].Status, session.Emulator.Tasks[0].SubTasks[0].ErrorCode));
        Assert.NotEqual("2.0.0", session.Emulator.Fleet.FindDevice(device)?.FirmwareVersion);
    }

    [Fact]
    public async Task A_package_of_another_type_and_one_that_does_not_exist_fail()
    {
        await using EmulatorSession session = await StartAsync();
        await session.CreateIdAsync(Requests.Upgrade("d1"));
        await session.CreateIdAsync(Requests.Of("firmwareUpgrade", """{"package_id":"none"}""", """["d1"]"""));
        session.Wait(10);

        Assert.Equal(
            ["EMULATOR.PACKAGE_MISMATCH", "EMULATOR.PACKAGE_NOT_FOUND"], session.Emulator.Tasks.Select(task => task.SubTasks[0].ErrorCode));
    }

    [Fact]
    public async Task Another_upgrade_of_the_same_device_conflicts_even_if_nobody_looks_in_between()
    {
        await using EmulatorSession session = await StartAsync(options => options.Outcomes.WithDuration(TimeSpan.FromSeconds(30)));
        await session.CreateIdAsync(Firmware("d1"));
        session.Wait(5);
        await session.CreateIdAsync(Firmware("d1"));
        session.Wait(500);

        Assert.Equal(["Success", "Fail"], session.Emulator.Tasks.Select(task => task.Status));
        Assert.Equal("EMULATOR.UPGRADE_IN_PROGRESS", session.Emulator.Tasks[1].SubTasks[0].ErrorCode);
        Assert.Equal(1, Upgrades(session, "d1"));
    }

    [Fact]
    public async Task An_offline_device_is_waited_for_without_keeping_others_from_running()
    {
        await using EmulatorSession session = await StartAsync(options => options.Parallelism = 1);
        string id = await session.CreateIdAsync(Firmware("off", "d1"));
        session.Wait(3600);
        Assert.Equal(["Processing", "Success"], session.Emulator.Tasks[0].SubTasks.Select(subTask => subTask.Status));
        Assert.Equal(0, Upgrades(session, "off"));

        Assert.True(session.Emulator.Fleet.SetStatus("off", EmulatedDeviceStatus.Online));
        session.Wait(2);

        Assert.Equal("Success", await session.StatusAsync(id));
        Assert.Equal(("2.0.0", 1), (Version(session, "off"), Upgrades(session, "off")));
    }

    [Fact]
    public async Task After_25_hours_an_offline_device_fails()
    {
        await using EmulatorSession session = await StartAsync();
        string id = await session.CreateIdAsync(Firmware("off"));
        session.Wait((25 * 3600) - 10);
        Assert.Equal("Processing", await session.StatusAsync(id));
        session.Wait(20);

        Assert.Equal(("Fail", "IOTDA.014016"), (await session.StatusAsync(id), session.Emulator.Tasks[0].SubTasks[0].ErrorCode));
    }

    [Theory]
    [InlineData("createCommands", """{"paras":{}}""", "Fail")]
    [InlineData("createAsyncCommands", """{"paras":{},"send_strategy":"immediately"}""", "Fail")]
    [InlineData("createAsyncCommands", """{"paras":{},"send_strategy":"delay","expire_time":100}""", "Processing")]
    [InlineData("createMessages", """{"message":"m"}""", "Processing")]
    [InlineData("createMessages", """{"message":"m","ttl":0}""", "Fail")]
    [InlineData("updateDeviceShadows", """{"shadow":[{"service_id":"s","desired":{}}]}""", "Success")]
    public async Task What_is_sent_to_an_offline_device_waits_or_fails(string type, string document, string status)
    {
        await using EmulatorSession session = await StartAsync();
        await session.CreateIdAsync(Requests.Of(type, document, """["off"]"""));
        session.Wait(60);

        Assert.Equal(status, session.Emulator.Tasks[0].Status);
        Assert.Equal(new DeviceDeliveries(0, 0, 0, 0, 0), session.Emulator.Fleet.FindDevice("off")!.Deliveries);
    }

    [Fact]
    public async Task Deliveries_are_counted_by_kind()
    {
        await using EmulatorSession session = await StartAsync();
        await session.CreateIdAsync(Requests.Of("createCommands", """{"paras":{}}"""));
        await session.CreateIdAsync(Requests.Of("createAsyncCommands", """{"paras":{}}"""));
        await session.CreateIdAsync(Requests.Of("createMessages", """{"message":"m"}"""));
        await session.CreateIdAsync(Requests.Of("createMessages", """{"message":"m"}"""));
        await session.CreateIdAsync(Requests.Of("updateDeviceShadows", """{"shadow":[{"service_id":"s","desired":{}}]}"""));
        session.Wait(60);

        Assert.Equal(new DeviceDeliveries(0, 1, 1, 2, 1), session.Emulator.Fleet.FindDevice("d1")!.Deliveries);
    }

    [Fact]
    public async Task Devices_are_created_frozen_thawed_and_deleted()
    {
        await using EmulatorSession session = await StartAsync(options =>
        {
            options.KnownFiles["f1"] = "new.xlsx";
            options.FileRows["new.xlsx"] = ["d1", "n1"];
        });
        await session.CreateIdAsync(Requests.Of("createDevices", targetsJson: null).With("document_source", "f1"));
        session.Wait(10);
        Assert.Equal([("Fail", "IOTDA.014115"), ("Success", null)], session.Emulator.Tasks[0].SubTasks.Select(subTask => (subTask.Status, subTask.ErrorCode)));
        Assert.Equal(EmulatedDeviceStatus.Inactive, session.Emulator.Fleet.FindDevice("n1")!.Status);

        await session.CreateIdAsync(Requests.Of("freezeDevices", targetsJson: """["d1","child"]"""));
        session.Wait(10);
        Assert.Equal(["Success", "Fail"], session.Emulator.Tasks[1].SubTasks.Select(subTask => subTask.Status));
        Assert.Equal(EmulatedDeviceStatus.Frozen, session.Emulator.Fleet.FindDevice("d1")!.Status);

        await session.CreateIdAsync(Requests.Of("unfreezeDevices", targetsJson: """["d1"]"""));
        session.Wait(10);
        Assert.Equal(EmulatedDeviceStatus.Online, session.Emulator.Fleet.FindDevice("d1")!.Status);

        await session.CreateIdAsync(Requests.Of("deleteDevices", targetsJson: """["gate"]"""));
        await session.CreateIdAsync(Requests.Of("deleteDevices", targetsJson: """["child"]"""));
        session.Wait(10);
        Assert.Equal("EMULATOR.DEVICE_HAS_SUB_DEVICES", session.Emulator.Tasks[3].SubTasks[0].ErrorCode);
        Assert.Null(session.Emulator.Fleet.FindDevice("child"));
        await session.CreateIdAsync(Requests.Of("deleteDevices", targetsJson: """["gate"]"""));
        session.Wait(10);
        Assert.Null(session.Emulator.Fleet.FindDevice("gate"));
    }

    [Fact]
    public async Task A_module_upgrade_changes_the_modules_version()
    {
        await using EmulatorSession session = await StartAsync();
        await session.CreateIdAsync(Requests.Of("moduleUpgrade", """{"package_ids":["m1"]}"""));
        session.Wait(10);

        Assert.Equal("7", session.Emulator.Fleet.FindDevice("d1")!.Modules["radio"]);
    }

    [Fact]
    public async Task A_group_of_the_fleet_is_a_target()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options => options.Fleet.AddExample(50));
        JsonObject body = Requests.Of("firmwareUpgrade", $$"""{"package_id":"{{Package}}"}""", targetsJson: null)
            .With("targets_filter", new JsonObject { ["group_ids"] = Requests.Array("all") });
        await session.CreateIdAsync(body);
        session.Wait(60);
        int offline = session.Emulator.Fleet.Devices.Count(device => device.Status == EmulatedDeviceStatus.Offline);

        Assert.InRange(offline, 1, 10);
        Assert.Equal((50, offline), (session.Emulator.Tasks[0].Progress.Total, session.Emulator.Tasks[0].Progress.Processing));
        Assert.Equal(50 - offline, session.Emulator.Fleet.Devices.Count(device => device.FirmwareVersion == "2.0.0"));
    }

    [Fact]
    public async Task A_rule_makes_the_same_fleet_each_time()
    {
        await using EmulatorSession one = await EmulatorSession.StartAsync(options => options.Fleet.AddExample(10_000));
        await using EmulatorSession other = await EmulatorSession.StartAsync(options => options.Fleet.AddExample(10_000));

        Assert.Equal(10_000, one.Emulator.Fleet.DeviceCount);
        Assert.Equal(one.Emulator.Fleet.Devices.Select(Facts), other.Emulator.Fleet.Devices.Select(Facts));
        Assert.InRange(one.Emulator.Fleet.Devices.Count(device => device.Status == EmulatedDeviceStatus.Offline), 700, 900);
        Assert.All(
            one.Emulator.Fleet.Devices.CountBy(device => device.FirmwareVersion!), version => Assert.InRange(version.Value, 3_100, 3_600));

        static object Facts(EmulatedDevice device) => (device.DeviceId, device.Status, device.FirmwareVersion);
    }

    private static Task<EmulatorSession> StartAsync(Action<EmulatorOptions>? configure = null) => EmulatorSession.StartAsync(options =>
    {
        options.Fleet.Products.Add(new EmulatedProduct { ProductId = "p1" });
        options.Fleet.Packages.Add(new EmulatedPackage
        {
            PackageId = Package,
            PackageType = "firmwarePackage",
            Version = "2.0.0",
            ProductId = "p1",
            SupportSourceVersions = ["1.0.0", "1.1.0"],
        });
        options.Fleet.Packages.Add(new EmulatedPackage { PackageId = "m1", PackageType = "modulePackage", Version = "7", ModuleName = "radio" });
        Add("d1", "1.0.0");
        Add("d2", "2.0.0");
        Add("off", "1.0.0", EmulatedDeviceStatus.Offline);
        Add("frozen", "1.0.0", EmulatedDeviceStatus.Frozen);
        Add("ancient", "0.1");
        Add("gate", "1.0.0");
        options.Fleet.Devices.Add(new EmulatedDevice { DeviceId = "other", ProductId = "p2", FirmwareVersion = "1.0.0" });
        options.Fleet.Devices.Add(new EmulatedDevice { DeviceId = "child", GatewayId = "gate" });
        configure?.Invoke(options);

        void Add(string id, string version, EmulatedDeviceStatus status = EmulatedDeviceStatus.Online)
            => options.Fleet.Devices.Add(new EmulatedDevice { DeviceId = id, FirmwareVersion = version, Status = status });
    });

    private static JsonObject Firmware(params string[] targets)
        => Requests.Of("firmwareUpgrade", $$"""{"package_id":"{{Package}}"}""", targetsJson: null).With("targets", Requests.Array(targets));

    private static string? Version(EmulatorSession session, string device) => session.Emulator.Fleet.FindDevice(device)!.FirmwareVersion;

    private static int Upgrades(EmulatorSession session, string device) => session.Emulator.Fleet.FindDevice(device)!.Deliveries.Upgrades;
}

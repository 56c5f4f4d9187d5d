using System.Net;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Emulator.Tests.Fleet;

public sealed class FleetReadTests
{
    [Fact]
    public async Task Devices_are_listed_page_by_page_newest_first()
    {
        await using EmulatorSession session = await StartAsync();
        List<string> ids = [];
        string marker = new('f', 24);
        JsonObject page;
        while ((page = (await session.GetAsync($"devices?limit=50&marker={marker}")).Json)["devices"]!.AsArray().Count > 0)
        {
            Assert.True(ids.Count < 122, "The list does not end.");
            ids.AddRange(page["devices"]!.AsArray().Select(device => device!["device_id"]!.GetValue<string>()));
            marker = page["page"]!["marker"]!.GetValue<string>();
            Assert.Equal(122, page["page"]!["count"]!.GetValue<int>());
        }

        Assert.Equal(session.Emulator.Fleet.Devices.Reverse().Select(device => device.DeviceId), ids);
    }

    [Theory]
    [InlineData("product_id=p2", 1)]
    [InlineData("gateway_id=gate", 2)]
    [InlineData("gateway_id=device_00001", 1)]
    [InlineData("node_id=n1", 1)]
    [InlineData("device_name=First", 1)]
    [InlineData("app_id=space2", 1)]
    [InlineData("app_id=defaultSpace", 121)]
    [InlineData("start_time=20261122T080001Z", 0)]
    [InlineData("start_time=20261122T080000Z&end_time=20261122T080000Z", 122)]
    [InlineData("end_time=20261122T075959Z", 0)]
    public async Task Filters_of_the_device_list_choose(string query, int count)
    {
        await using EmulatorSession session = await StartAsync();

        Assert.Equal(count, (await session.GetAsync($"devices?{query}")).Json["page"]!["count"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("devices?limit=51", "IOTDA.000017")]
    [InlineData("devices?marker=1", "IOTDA.000014")]
    [InlineData("devices?start_time=yesterday", "IOTDA.000009")]
    [InlineData("devices?start_time=20261122T080001Z&end_time=20261122T080000Z", "IOTDA.000010")]
    [InlineData("devices?status=ONLINE", "IOTDA.000006")]
    [InlineData("devices?is_cascade_query=1", "IOTDA.000006")]
    [InlineData("ota-upgrades/packages", "IOTDA.000006")]
    [InlineData("ota-upgrades/packages?package_type=x", "IOTDA.000006")]
    [InlineData("apps?default_app=1", "IOTDA.000006")]
    [InlineData("device-group?group_type=x", "IOTDA.000006")]
    public async Task A_wrong_query_is_refused_with_the_documented_code(string path, string code)
    {
        await using EmulatorSession session = await StartAsync();

        Assert.Equal((HttpStatusCode.BadRequest, code), ((await session.GetAsync(path)) is var answer ? answer.Status : default, answer.ErrorCode));
    }

    [Fact]
    public async Task A_device_is_shown_with_everything()
    {
        await using EmulatorSession session = await StartAsync();
        JsonObject device = (await session.GetAsync("devices/first")).Json;

        Assert.Equal(
            """{"app_id":"space2","app_name":"Second","device_id":"first","node_id":"n1","gateway_id":"first","device_name":"First","node_type":"GATEWAY","description":"The first","fw_version":"1","sw_version":"2","device_sdk_version":"3","product_id":"p2","product_name":"Pump","status":"OFFLINE","tags":[{"tag_key":"site","tag_value":"north"}],"create_time":"20261122T080000Z","connection_status_update_time":"2026-11-22T08:00:00.000Z","active_time":"2026-11-22T08:00:00.000Z","modules":[{"module_name":"radio","module_version":"4"}]}""",
            Without(device, "auth_info").ToJsonString());
        Assert.Equal(HttpStatusCode.NotFound, (await session.GetAsync("devices/none")).Status);
        Assert.Equal(("ENDPOINT", "gate"), ((await session.GetAsync("devices/child")).Json is var child ? child["node_type"]!.GetValue<string>() : "", child["gateway_id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Groups_and_their_devices_are_listed()
    {
        await using EmulatorSession session = await StartAsync();

        JsonObject groups = (await session.GetAsync("device-group?name=Some")).Json;
        Assert.Equal(
            """[{"group_id":"g1","name":"Some","description":"Two of them","super_group_id":"all","group_type":"STATIC"}]""", groups["device_groups"]!.ToJsonString());
        JsonObject devices = (await session.GetAsync("device-group/g1/devices?limit=1")).Json;
        Assert.Equal(
            """[{"device_id":"first","node_id":"n1","device_name":"First","product_id":"p2"}]""", devices["devices"]!.ToJsonString());
        Assert.Equal(2, devices["page"]!["count"]!.GetValue<int>());
        Assert.Equal("EMULATOR.GROUP_NOT_FOUND", (await session.GetAsync("device-group/none/devices")).ErrorCode);
    }

    [Fact]
    public async Task Packages_products_and_resource_spaces_are_listed()
    {
        await using EmulatorSession session = await StartAsync();

        JsonNode package = (await session.GetAsync("ota-upgrades/packages?package_type=firmwarePackage&version=2.0.0")).Json["packages"]!.AsArray().Single()!;
        Assert.Equal(("32822e5744a45ede319d2c50", "Meter"), (package["package_id"]!.GetValue<string>(), package["product_name"]!.GetValue<string>()));
        JsonObject one = (await session.GetAsync("ota-upgrades/packages/32822e5744a45ede319d2c50")).Json;
        Assert.NotNull(one["file_location"]!["obs_location"]);
        Assert.Equal(HttpStatusCode.NotFound, (await session.GetAsync("ota-upgrades/packages/none")).Status);

        JsonNode product = (await session.GetAsync("products?product_name=Pump")).Json["products"]!.AsArray().Single()!;
        Assert.Equal(("p2", "MQTT"), (product["product_id"]!.GetValue<string>(), product["protocol_type"]!.GetValue<string>()));
        Assert.Equal(
            """[{"app_id":"space2","app_name":"Second","create_time":"20261122T080000Z","default_app":false}]""",
            (await session.GetAsync("apps?default_app=false")).Json["applications"]!.ToJsonString());
        Assert.Equal(2, (await session.GetAsync("apps")).Json["applications"]!.AsArray().Count);
    }

    private static JsonObject Without(JsonObject json, string member)
    {
        Assert.True(json.Remove(member));
        return json;
    }

    private static Task<EmulatorSession> StartAsync() => EmulatorSession.StartAsync(options =>
    {
        options.Fleet.AddExample(119);
        options.Fleet.ResourceSpaces.Add(new EmulatedResourceSpace { AppId = "space2", AppName = "Second" });
        options.Fleet.Products.Add(new EmulatedProduct { ProductId = "p2", Name = "Pump" });
        options.Fleet.Groups.Add(new EmulatedDeviceGroup { GroupId = "g1", Name = "Some", Description = "Two of them", SuperGroupId = "all", DeviceIds = ["gate", "first", "none"] });
        options.Fleet.Devices.Add(new EmulatedDevice { DeviceId = "gate" });
        options.Fleet.Devices.Add(new EmulatedDevice { DeviceId = "child", GatewayId = "gate" });
        options.Fleet.Devices.Add(new EmulatedDevice
        {
            DeviceId = "first",
            NodeId = "n1",
            DeviceName = "First",
            ProductId = "p2",
            AppId = "space2",
            Status = EmulatedDeviceStatus.Offline,
            FirmwareVersion = "1",
            SoftwareVersion = "2",
            SdkVersion = "3",
            Description = "The first",
            Tags = new Dictionary<string, string> { ["site"] = "north" },
            Modules = new Dictionary<string, string> { ["radio"] = "4" },
        });
    });
}

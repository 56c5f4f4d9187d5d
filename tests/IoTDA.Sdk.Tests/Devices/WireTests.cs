using System.Text.Json;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Tests.Devices;

/// <summary>The reads of devices: what goes over the wire, and what comes of the answer.</summary>
public sealed class WireTests : IDisposable
{
    private const string Secret = "3b935a250c50dc2c6d481d048cefdc3c";

    private static readonly Device Listed = new()
    {
        DeviceId = "d4922d8a-6c8e-4396-852c-164aefa6638f",
        AppId = "jeQDJQZltU8iKgFFoW060F5SGZka",
        AppName = "testAPP01",
        NodeId = "ABC123456789",
        GatewayId = "c1224afb-e9f0-4916-8220-b6bab568e888",
        DeviceName = "dianadevice",
        NodeType = DeviceNodeType.Endpoint,
        Description = "watermeter device",
        FirmwareVersion = "1.1.0",
        SoftwareVersion = "1.1.0",
        DeviceSdkVersion = "C_v0.5.0",
        ProductId = "b640f4c203b7910fc3cbd446ed437cbd",
        ProductName = "Thermometer",
        Status = DeviceStatus.Inactive,
        Tags = [new DeviceTag("testTagName", "testTagValue")],
    };

    private readonly MockService _service = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IDeviceClient Client => _service.Client.Devices;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_list_without_a_query_asks_for_all()
    {
        _service.Answer(Of("GET", "/devices?limit=50"), Json(200, Fixture.Text("list-devices.response")));

        Assert.Equal(Listed, await Client.ListAsync(cancellationToken: Cancellation).SingleAsync(Cancellation));
    }

    [Fact]
    public async Task A_list_sends_each_filter_under_its_name()
    {
        _service.Answer(
            Of("GET", "/devices?product_id=p&gateway_id=g&is_cascade_query=true&node_id=n&device_name=two words&start_time=20261124T000000Z&end_time=20261125T113000Z&app_id=a&limit=5"),
            Json(200, Fixture.Text("list-devices.response")));
        DeviceQuery query = new()
        {
            ProductId = "p",
            GatewayId = "g",
            IsCascadeQuery = true,
            NodeId = "n",
            DeviceName = "two words",
            CreatedFrom = new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero),
            CreatedUntil = new DateTimeOffset(2026, 11, 25, 12, 30, 0, 500, TimeSpan.FromHours(1)),
            AppId = "a",
            PageSize = 5,
        };

        Assert.Single(await Client.ListAsync(query, Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_filter_of_the_client_s_own_drops_devices_as_they_come_and_leaves_the_total()
    {
        _service.Answer(
            Of("GET", "/devices?limit=2"),
            Json(200, """{"devices":[{"device_id":"a","status":"ONLINE"},{"device_id":"b","status":"OFFLINE"}],"page":{"count":3,"marker":"9"}}"""));
        _service.Answer(
            Of("GET", "/devices?limit=2&marker=9"), Json(200, """{"devices":[{"device_id":"c","status":"ONLINE"}],"page":{"count":3,"marker":"8"}}"""));
        DeviceQuery query = new() { PageSize = 2, ClientFilter = device => device.Status == DeviceStatus.Online };

        List<ListPage<Device>> pages = await Client.ListAsync(query, Cancellation).AsPages().ToListAsync(Cancellation);

        Assert.Equal(["a", "c"], pages.SelectMany(page => page.Items).Select(device => device.DeviceId));
        Assert.Equal([3, 3], pages.Select(page => page.Total));
    }

    [Fact]
    public async Task A_device_is_shown_with_what_a_list_leaves_out()
    {
        _service.Answer(Of("GET", $"/devices/{Listed.DeviceId}"), Json(200, Fixture.Text("show-device.response")));

        Device shown = await Client.GetAsync(Listed.DeviceId, Cancellation);

        DateTimeOffset time = new(2015, 12, 12, 12, 12, 12, 815, TimeSpan.Zero);
        Assert.Equal(
            Listed with
            {
                CreateTime = new DateTimeOffset(2019, 3, 3, 8, 10, 11, TimeSpan.Zero),
                ActiveTime = time,
                StatusTime = time,
                Modules = [new DeviceModule("MCU", "1.0.3")],
                AdditionalProperties = new Dictionary<string, JsonElement> { ["extension_info"] = JsonElement.Parse("""{"aaa":"xxx","bbb":0}""") },
            },
            shown);
    }

    [Theory]
    [InlineData("auth_info")]
    [InlineData("auth\\u005finfo")]
    [InlineData("auth_info\":{\"secret\":\"3b935a250c50dc2c6d481d048cefdc3c\"},\"auth_info")]
    public async Task The_secret_of_a_device_is_in_no_text_and_no_json(string name)
    {
        string json = Fixture.Text("show-device.response").Replace("auth_info", name, StringComparison.Ordinal);
        Assert.Contains(Secret, json, StringComparison.Ordinal);
        _service.Answer(Of("GET", $"/devices/{Listed.DeviceId}"), Json(200, json));
        _service.Answer(Of("GET", "/devices?limit=50"), Json(200, $$"""{"devices":[{{json}}]}"""));

        Device shown = await Client.GetAsync(Listed.DeviceId, Cancellation);
        Device listed = await Client.ListAsync(cancellationToken: Cancellation).SingleAsync(Cancellation);

        Assert.All([shown, listed], device =>
        {
            Assert.Equal(["extension_info"], device.AdditionalProperties.Keys);
            Assert.DoesNotContain(Secret, $"{device} {WireText.Write(device)} {JsonSerializer.Serialize(device, IoTDAJson.Device)}", StringComparison.Ordinal);
        });
    }

    [Fact]
    public void No_type_has_a_member_for_the_secret()
        => Assert.DoesNotContain(
            typeof(IoTDAClient).Assembly.GetTypes().Where(type => type.IsPublic && type.Name.StartsWith("Device", StringComparison.Ordinal)).SelectMany(type => type.GetProperties()),
            property => property.Name.Contains("Auth", StringComparison.Ordinal) || property.Name.Contains("Secret", StringComparison.Ordinal));

    [Fact]
    public void A_device_is_written_as_it_came_without_its_secret()
    {
        JsonNode expected = Fixture.Json("show-device.response");
        expected.AsObject().Remove("auth_info");

        Fixture.AssertEqual(expected, WireText.WriteJson(WireText.Read<Device>(Fixture.Text("show-device.response"))));
    }

    [Fact]
    public void A_member_that_does_not_fit_is_kept_and_hides_nothing()
    {
        const string json = """
            {"device_id":"d","status":7,"tags":[{"tag_key":"a","tag_value":"b"},1],"create_time":"soon","modules":{"a":1},"fw_version":"1","fw_version":"2","sw_version":null}
            """;

        Device device = WireText.Read<Device>(json);

        Assert.Equal(("d", default, "1", null, null), (device.DeviceId, device.Status, device.FirmwareVersion, device.SoftwareVersion, device.CreateTime));
        Assert.Equal([new DeviceTag("a", "b")], device.Tags);
        Assert.Equal(["create_time", "fw_version", "modules", "status", "tags"], device.AdditionalProperties.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(WireText.Write(device), WireText.Write(WireText.Read<Device>(WireText.Write(device))));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"device_id":""}""")]
    [InlineData("""{"device_id":1}""")]
    [InlineData("""{"device_id":"a","device_id":"b"}""")]
    [InlineData("[]")]
    public async Task A_device_without_one_id_is_an_error_alone_and_left_out_of_a_list(string json)
    {
        _service.Answer(Of("GET", "/devices/a"), Json(200, json));
        _service.Answer(Of("GET", "/devices?limit=50"), Json(200, $$"""{"devices":[{{json}},{"device_id":"d"}]}"""));

        await Assert.ThrowsAsync<IoTDATransportException>(() => Client.GetAsync("a", Cancellation));
        Assert.Equal("d", (await Client.ListAsync(cancellationToken: Cancellation).SingleAsync(Cancellation)).DeviceId);
    }
}

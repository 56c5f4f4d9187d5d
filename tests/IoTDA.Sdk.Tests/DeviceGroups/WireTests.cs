namespace IoTDA.Sdk.Tests.DeviceGroups;

/// <summary>The reads of device groups: what goes over the wire, and what comes of the answer.</summary>
public sealed class WireTests : IDisposable
{
    private readonly MockService _service = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IDeviceGroupClient Client => _service.Client.DeviceGroups;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Groups_are_listed_by_each_filter()
    {
        _service.Answer(
            Of("GET", "/device-group?last_modified_time=20261124T000000Z&app_id=a&group_type=STATIC&name=GroupA&limit=5"),
            Json(200, Fixture.Text("list-device-groups.response")));
        DeviceGroupQuery query = new()
        {
            Name = "GroupA",
            GroupType = DeviceGroupType.Static,
            AppId = "a",
            ModifiedFrom = new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero),
            PageSize = 5,
        };

        Assert.Equal(
            new DeviceGroup
            {
                GroupId = "04ed32dc1b0025b52fe3c01a27c2babc",
                Name = "GroupA",
                Description = "group a",
                SuperGroupId = "04ed32dc1b0025b52fe3c01a27c2b0a8",
                GroupType = DeviceGroupType.Static,
            },
            await Client.ListAsync(query, Cancellation).SingleAsync(Cancellation));
    }

    [Fact]
    public async Task The_devices_of_a_group_are_listed()
    {
        _service.Answer(Of("GET", "/device-group/g/devices?limit=50"), Json(200, Fixture.Text("show-devices-in-group.response")));

        Assert.Equal(
            new Device
            {
                DeviceId = "d4922d8a-6c8e-4396-852c-164aefa6638f",
                NodeId = "ABC123456789",
                DeviceName = "dianadevice",
                ProductId = "b640f4c203b7910fc3cbd446ed437cbd",
            },
            await Client.ListDevicesAsync("g", Cancellation).SingleAsync(Cancellation));
    }
}

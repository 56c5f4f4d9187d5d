using IoTDA.Sdk.Emulator;

namespace IoTDA.Sdk.EndToEnd.Tests.Families;

/// <summary>The search, by the emulator's own reading of its SQL and of its rate.</summary>
public sealed class SearchTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<DeviceSearch, int> Searches => new()
    {
        { DeviceSearch.Everything, 201 },
        { DeviceSearch.All(DeviceField.ProductId.EqualTo("5ba24f5ebbe8f56f5a14f605")), 200 },
        { DeviceSearch.All(DeviceField.DeviceName.StartsWith("device"), DeviceField.NodeId.NotIn("device_00001")), 199 },
        { DeviceSearch.Any(DeviceField.DeviceId.In("device_00001", "device_00002"), DeviceField.TagKey.EqualTo("site")), 3 },
        { DeviceSearch.All(DeviceField.TagKey.StartsWith("site"), DeviceField.TagValue.EqualTo("北区")), 1 },
        { DeviceSearch.All(DeviceField.Status.EqualTo(DeviceStatus.Frozen), DeviceField.NodeType.NotEqualTo(DeviceNodeType.Endpoint)), 1 },
        { DeviceSearch.All(DeviceField.GroupId.EqualTo("all"), DeviceField.FirmwareVersion.NotEqualTo("9")), 200 },
        { DeviceSearch.All(DeviceField.SoftwareVersion.EqualTo("v1-b")), 1 },
        { DeviceSearch.All(DeviceField.AppId.EqualTo("space_2"), DeviceField.GatewayId.EqualTo("special")), 1 },
        { DeviceSearch.All(DeviceField.CreateTime.After(DateTimeOffset.UnixEpoch), DeviceField.CreateTime.Before(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero))), 201 },
    };

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task A_search_counts_and_shows_what_matches(DeviceSearch search, int count)
    {
        await using ServiceSession session = await StartAsync();

        long counted = await session.Client.DeviceSearch.CountAsync(search, Cancellation);
        IReadOnlyList<Device> shown = await session.RunAsync(session.Client.DeviceSearch.SearchAsync(search, cancellationToken: Cancellation));

        Assert.Equal((count, Math.Min(count, 50)), (counted, shown.Count));
    }

    [Fact]
    public async Task The_first_550_matches_come_newest_first_in_pages_of_50()
    {
        await using ServiceSession session = await StartAsync(600);
        List<string> ids = [];

        for (int offset = 0; offset <= 500; offset += 50)
        {
            ids.AddRange((await session.RunAsync(session.Client.DeviceSearch.SearchAsync(DeviceSearch.Everything, offset, 50, Cancellation))).Select(device => device.DeviceId));
        }

        Assert.Equal(session.Emulator.Fleet.Devices.Reverse().Take(550).Select(device => device.DeviceId), ids);
        Assert.Equal(11, session.Count(EmulatedOperation.SearchDevices));
    }

    [Fact]
    public async Task Searches_that_are_asked_for_at_once_never_meet_the_service_s_limit()
    {
        await using ServiceSession session = await StartAsync();

        long[] counts = await session.RunAsync(Task.WhenAll(Enumerable.Range(0, 5).Select(_ => session.Client.DeviceSearch.CountAsync(DeviceSearch.Everything, Cancellation))));

        Assert.Equal([201, 201, 201, 201, 201], counts);
        Assert.All(session.Emulator.Requests, request => Assert.Equal(200, request.StatusCode));
    }

    [Fact]
    public async Task A_search_whose_answer_is_lost_is_sent_again_as_a_read()
    {
        await using ServiceSession session = await StartAsync();
        session.Faults.Next(EmulatedOperation.SearchDevices, Fault.ResetBeforeExecuting);

        Assert.Equal(201, await session.RunAsync(session.Client.DeviceSearch.CountAsync(DeviceSearch.Everything, Cancellation)));

        Assert.Equal(2, session.Count(EmulatedOperation.SearchDevices));
    }

    private static async Task<ServiceSession> StartAsync(int count = 200)
    {
        ServiceSession session = await ServiceSession.StartAsync(manual: true);
        FleetSeed seed = new();
        seed.AddExample(count);
        seed.Devices.Add(new EmulatedDevice
        {
            DeviceId = "special",
            ProductId = "other",
            AppId = "space_2",
            Status = EmulatedDeviceStatus.Frozen,
            SoftwareVersion = "v1-b",
            Tags = new Dictionary<string, string> { ["site"] = "北区" },
        });
        session.Emulator.Fleet.Add(seed);
        return session;
    }
}

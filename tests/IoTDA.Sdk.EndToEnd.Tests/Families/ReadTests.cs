using System.Text.Json;
using IoTDA.Sdk.Emulator;

namespace IoTDA.Sdk.EndToEnd.Tests.Families;

/// <summary>The reads beside batch tasks, against a fleet.</summary>
public sealed class ReadTests
{
    private const string ProductId = "5ba24f5ebbe8f56f5a14f605";
    private const string PackageId = "32822e5744a45ede319d2c50";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_device_comes_once_and_newest_first_with_one_request_a_page()
    {
        await using ServiceSession session = await StartAsync(150);

        List<Device> devices = await session.Client.Devices.ListAsync(cancellationToken: Cancellation).ToListAsync(Cancellation);

        Assert.Equal(session.Emulator.Fleet.Devices.Reverse().Select(device => (device.DeviceId, device.FirmwareVersion, device.Status.ToString().ToUpperInvariant())),
            devices.Select(device => (device.DeviceId, device.FirmwareVersion, device.Status.Value)));
        Assert.All(devices.SkipLast(1), device => Assert.Equal((ProductId, "Meter", DeviceNodeType.Gateway), (device.ProductId, device.ProductName, device.NodeType)));

        // The rules' 150 and one beside: the fourth page is known to be the last.
        Assert.Equal(4, session.Count(EmulatedOperation.ListDevices));
    }

    [Fact]
    public async Task Devices_are_listed_by_each_filter()
    {
        await using ServiceSession session = await StartAsync(10);
        DateTimeOffset now = session.Clock!.GetUtcNow();

        Assert.Equal(["special"], await IdsAsync(session, new() { ProductId = "other" }));
        // A device that is connected directly is its own gateway.
        Assert.Equal(["device_00001", "special"], await IdsAsync(session, new() { GatewayId = "device_00001", IsCascadeQuery = true }));
        Assert.Equal(["special"], await IdsAsync(session, new() { NodeId = "node" }));
        Assert.Equal(["special"], await IdsAsync(session, new() { DeviceName = "O'Brien's meter" }));
        Assert.Equal(["special"], await IdsAsync(session, new() { AppId = "space_2" }));
        Assert.Equal(11, (await IdsAsync(session, new() { CreatedFrom = now.AddSeconds(-1), CreatedUntil = now })).Count);
        Assert.Empty(await IdsAsync(session, new() { CreatedFrom = now.AddSeconds(1) }));
        Assert.Equal(["special"], await IdsAsync(session, new() { ClientFilter = device => device.Tags.Contains(new DeviceTag("site", "north")) }));
        Assert.Equal(
            session.Emulator.Fleet.Devices.Count(device => device is { Status: EmulatedDeviceStatus.Online, FirmwareVersion: not "1.2.0" }),
            (await IdsAsync(session, new() { ClientFilter = device => device.Status == DeviceStatus.Online && device.FirmwareVersion != "1.2.0" })).Count);
    }

    [Fact]
    public async Task A_list_goes_on_from_a_saved_marker_in_another_process()
    {
        await using ServiceSession session = await StartAsync(120);
        ListPage<Device> first = await session.Client.Devices.ListAsync(cancellationToken: Cancellation).AsPages().FirstAsync(Cancellation);
        using IoTDAClient another = session.AnotherClient();

        List<Device> rest = await another.Devices.ListAsync(cancellationToken: Cancellation).AsPages(first.Marker).SelectMany(page => page.Items.ToAsyncEnumerable()).ToListAsync(Cancellation);

        Assert.Equal((50, 121, 71), (first.Items.Count, first.Total, rest.Count));
        Assert.Equal(121, first.Items.Concat(rest).Select(device => device.DeviceId).Distinct().Count());
    }

    [Fact]
    public async Task A_device_is_shown_without_its_secret_which_the_service_sends()
    {
        CapturedLog log = new();
        await using ServiceSession session = await StartAsync(1, log);

        Device device = await session.Client.Devices.GetAsync("special", Cancellation);

        using HttpClient raw = new() { BaseAddress = session.Emulator.BaseAddress };
        raw.DefaultRequestHeaders.Add("X-Auth-Token", session.Emulator.Token);
        using JsonDocument sent = JsonDocument.Parse(await raw.GetStringAsync($"v5/iot/{session.Emulator.ProjectId}/devices/special", Cancellation));
        string secret = sent.RootElement.GetProperty("auth_info").GetProperty("secret").GetString()!;
        Assert.Equal([new DeviceModule("mcu", "3")], device.Modules);
        Assert.Equal(session.Clock!.GetUtcNow(), device.CreateTime);
        Assert.Empty(device.AdditionalProperties);
        Assert.DoesNotContain(secret, $"{device} {JsonSerializer.Serialize(device, IoTDAJson.Device)} {string.Join(' ', log.Lines.Select(line => line.Text))}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_that_is_not_there_is_an_error()
    {
        await using ServiceSession session = await StartAsync(1);

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(() => session.Client.Devices.GetAsync("nobody", Cancellation));

        Assert.Equal((System.Net.HttpStatusCode.NotFound, "ShowDevice"), (failure.StatusCode, failure.Operation));
    }

    [Fact]
    public async Task Groups_and_their_devices_are_listed()
    {
        await using ServiceSession session = await StartAsync(60);

        List<DeviceGroup> groups = await session.Client.DeviceGroups.ListAsync(cancellationToken: Cancellation).ToListAsync(Cancellation);
        DeviceGroup dynamic = await session.Client.DeviceGroups.ListAsync(new() { GroupType = DeviceGroupType.Dynamic }, Cancellation).SingleAsync(Cancellation);
        List<Device> devices = await session.Client.DeviceGroups.ListDevicesAsync("all", Cancellation).ToListAsync(Cancellation);

        Assert.Equal(["all", "north"], groups.Select(group => group.GroupId).Order());
        Assert.Equal(("north", "The north", "all"), (dynamic.GroupId, dynamic.Name, dynamic.SuperGroupId));
        Assert.Equal(60, devices.Select(device => device.DeviceId).Distinct().Count());
    }

    [Fact]
    public async Task Packages_are_listed_newest_first_and_shown()
    {
        await using ServiceSession session = await StartAsync(1);

        List<OtaPackage> firmware = await session.Client.Packages.ListAsync(new OtaPackageQuery(OtaPackageType.Firmware) { ProductId = ProductId }, Cancellation).ToListAsync(Cancellation);
        OtaPackage shown = await session.Client.Packages.GetAsync(PackageId, Cancellation);

        Assert.Equal(["2.1.0", "2.0.0"], firmware.Select(package => package.Version));
        Assert.Equal((PackageId, "2.0.0", "emulator"), (shown.PackageId, shown.Version, shown.FileLocation!.BucketName));
        Assert.Empty(await session.Client.Packages.ListAsync(OtaPackageType.Software, Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Resource_spaces_and_products_are_listed()
    {
        await using ServiceSession session = await StartAsync(1);

        IReadOnlyList<ResourceSpace> spaces = await session.Client.ResourceSpaces.ListAsync(cancellationToken: Cancellation);
        ResourceSpace other = Assert.Single(await session.Client.ResourceSpaces.ListAsync(isDefault: false, Cancellation));
        Product meter = await session.Client.Products.ListAsync(new() { Name = "Meter" }, Cancellation).SingleAsync(Cancellation);

        Assert.Equal(2, spaces.Count);
        Assert.Equal(("space_2", "Second space", false), (other.AppId, other.AppName, other.IsDefault));
        Assert.Equal((ProductId, "MQTT", "json"), (meter.ProductId, meter.ProtocolType, meter.DataFormat));
    }

    [Fact]
    public async Task The_devices_that_a_query_yields_are_upgraded()
    {
        await using ServiceSession session = await StartAsync(40);
        DeviceQuery outdated = new() { ProductId = ProductId, ClientFilter = device => device.Status == DeviceStatus.Online && device.FirmwareVersion != "2.0.0" };
        DeviceTargets targets = await BatchTargets.DevicesAsync(session.Client.Devices.ListAsync(outdated, Cancellation), Cancellation);

        BatchTask task = await session.CreateAsync(new FirmwareUpgradeRequest { TaskName = "Upgrade", Document = new UpgradeDocument(PackageId), Targets = targets });
        session.Advance(3_600);

        Assert.Equal(BatchTaskStatus.Success, (await session.GetAsync(task.TaskId)).Status);
        Assert.Empty(await IdsAsync(session, outdated));
        Assert.Equal(targets.DeviceIds.Count, session.Emulator.Fleet.Devices.Count(device => device.FirmwareVersion == "2.0.0"));
    }

    private static async Task<ServiceSession> StartAsync(int count, CapturedLog? log = null)
    {
        ServiceSession session = await ServiceSession.StartAsync(manual: true, log: log);
        FleetSeed seed = new();
        seed.ResourceSpaces.Add(new EmulatedResourceSpace { AppId = "space_2", AppName = "Second space" });
        seed.AddExample(count);
        seed.Groups.Add(new EmulatedDeviceGroup { GroupId = "north", Name = "The north", GroupType = "DYNAMIC", SuperGroupId = "all" });
        seed.Packages.Add(new EmulatedPackage { PackageId = "newer", PackageType = "firmwarePackage", Version = "2.1.0", ProductId = ProductId });
        seed.Devices.Add(new EmulatedDevice
        {
            DeviceId = "special",
            NodeId = "node",
            DeviceName = "O'Brien's meter",
            ProductId = "other",
            AppId = "space_2",
            GatewayId = "device_00001",
            Tags = new Dictionary<string, string> { ["site"] = "north" },
            Modules = new Dictionary<string, string> { ["mcu"] = "3" },
        });
        session.Emulator.Fleet.Add(seed);
        return session;
    }

    private static async Task<List<string>> IdsAsync(ServiceSession session, DeviceQuery query)
        => await session.Client.Devices.ListAsync(query, Cancellation).Select(device => device.DeviceId).ToListAsync(Cancellation);
}

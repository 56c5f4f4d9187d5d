namespace IoTDA.Sdk.Tests.Families;

/// <summary>The documented limits of the reads beside batch tasks, each at it and over it.</summary>
public sealed class ArgumentLimitTests
{
    private static readonly string Id36 = new('a', 36), Id128 = new('a', 128);

    private static readonly DateTimeOffset Time = DateTimeOffset.UnixEpoch;

    internal delegate Task Call(IoTDAClient client, CancellationToken token);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    internal static IReadOnlyDictionary<string, (string Operation, string Member, Call Allowed, Call Refused)> Limits { get; } = new Dictionary<string, (string Operation, string Member, Call Allowed, Call Refused)>
    {
        ["product id of a device"] = Devices("ProductId", new() { ProductId = Id36 }, new() { ProductId = Id36 + "a" }),
        ["gateway id"] = Devices("GatewayId", new() { GatewayId = Id128 }, new() { GatewayId = Id128 + "a" }),
        ["cascade"] = Devices("IsCascadeQuery", new() { GatewayId = "g", IsCascadeQuery = true }, new() { IsCascadeQuery = true }),
        ["node id"] = Devices("NodeId", new() { NodeId = new('n', 64) }, new() { NodeId = new('n', 65) }),
        ["device name"] = Devices("DeviceName", new() { DeviceName = new('n', 256) }, new() { DeviceName = new('n', 257) }),
        ["app id of a device"] = Devices("AppId", new() { AppId = Id36 }, new() { AppId = "a b" }),
        ["times in order"] = Devices("CreatedUntil", new() { CreatedFrom = Time, CreatedUntil = Time }, new() { CreatedFrom = Time.AddTicks(1), CreatedUntil = Time }),
        ["devices a page"] = Devices("PageSize", new() { PageSize = 50 }, new() { PageSize = 51 }),
        ["device id"] = ("ShowDevice", "DeviceId", (client, token) => client.Devices.GetAsync(Id128, token), (client, token) => client.Devices.GetAsync("a/b", token)),
        ["group name"] = Groups("Name", new() { Name = "n" }, new() { Name = "" }),
        ["app id of a group"] = Groups("AppId", new() { AppId = Id36 }, new() { AppId = Id36 + "a" }),
        ["groups a page"] = Groups("PageSize", new() { PageSize = 1 }, new() { PageSize = 0 }),
        ["group id"] = ("ShowDevicesInGroup", "GroupId",
            async (client, token) => await client.DeviceGroups.ListDevicesAsync(Id36, token).ToListAsync(token),
            async (client, token) => await client.DeviceGroups.ListDevicesAsync("..", token).ToListAsync(token)),
        ["package type"] = Packages("PackageType", OtaPackageType.Software, new(default)),
        ["product id of a package"] = Packages("ProductId", new(OtaPackageType.Software) { ProductId = Id36 }, new(OtaPackageType.Software) { ProductId = "" }),
        ["version"] = Packages("Version", new(OtaPackageType.Software) { Version = new('v', 256) }, new(OtaPackageType.Software) { Version = new('v', 257) }),
        ["packages a page"] = Packages("PageSize", new(OtaPackageType.Software) { PageSize = 50 }, new(OtaPackageType.Software) { PageSize = 51 }),
        ["package id"] = ("ShowOtaPackage", "PackageId", (client, token) => client.Packages.GetAsync(Id36, token), (client, token) => client.Packages.GetAsync("", token)),
        ["product name"] = Products("Name", new() { Name = "n" }, new() { Name = "" }),
        ["products a page"] = Products("PageSize", new() { PageSize = 50 }, new() { PageSize = 51 }),
        ["batch task of an export"] = ("CreateExportTask", "TaskId",
            (client, token) => client.ExportTasks.CreateAsync(Clients.TaskId, Id36, token), (client, token) => client.ExportTasks.CreateAsync("XYZ", null, token)),
        ["export to download"] = ("ShowExportTask", "ExportTaskId",
            (client, token) => client.ExportTasks.DownloadAsync(Id36, Stream.Null, token), (client, token) => client.ExportTasks.DownloadAsync("..", Stream.Null, token)),
        ["export to delete"] = ("DeleteExportTask", "ExportTaskId",
            (client, token) => client.ExportTasks.DeleteAsync(Id36, token), (client, token) => client.ExportTasks.DeleteAsync(Id36 + "a", token)),
    };

    public static TheoryData<string> Names => new(Limits.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_limit_is_sent_and_what_is_over_it_refused_before_anything_is(string name)
    {
        (string operation, string member, Call allowed, Call refused) = Limits[name];
        using StubHandler service = new(StubHandler.Answer(400));
        using IoTDAClient client = Clients.Of(service);

        Assert.Equal(operation, (await Assert.ThrowsAsync<IoTDAServiceException>(() => allowed(client, Cancellation))).Operation);
        var refusal = await Assert.ThrowsAsync<RequestValidationException>(() => refused(client, Cancellation));

        Assert.Equal((operation, member), (refusal.Operation, Assert.Single(refusal.Violations).Member));
        Assert.Equal(1, service.Attempts);
    }

    [Fact]
    public async Task Without_validation_the_service_says_no_itself()
    {
        using StubHandler service = new(StubHandler.Answer(400));
        using IoTDAClient client = Clients.Of(service, configure: options => options.ValidateRequests = false);

        foreach ((string _, string _, Call _, Call refused) in Limits.Values.Where(limit => limit.Member is "PageSize" or "AppId" or "Version"))
        {
            await Assert.ThrowsAsync<IoTDAServiceException>(() => refused(client, Cancellation));
        }
    }

    private static (string Operation, string Member, Call Allowed, Call Refused) Devices(string member, DeviceQuery allowed, DeviceQuery refused)
        => Of("ListDevices", member, allowed, refused, (client, query, token) => client.Devices.ListAsync(query, token));

    private static (string Operation, string Member, Call Allowed, Call Refused) Groups(string member, DeviceGroupQuery allowed, DeviceGroupQuery refused)
        => Of("ListDeviceGroups", member, allowed, refused, (client, query, token) => client.DeviceGroups.ListAsync(query, token));

    private static (string Operation, string Member, Call Allowed, Call Refused) Packages(string member, OtaPackageQuery allowed, OtaPackageQuery refused)
        => Of("ListOtaPackageInfo", member, allowed, refused, (client, query, token) => client.Packages.ListAsync(query, token));

    private static (string Operation, string Member, Call Allowed, Call Refused) Products(string member, ProductQuery allowed, ProductQuery refused)
        => Of("ListProducts", member, allowed, refused, (client, query, token) => client.Products.ListAsync(query, token));

    private static (string Operation, string Member, Call Allowed, Call Refused) Of<TQuery, T>(
        string operation, string member, TQuery allowed, TQuery refused, Func<IoTDAClient, TQuery, CancellationToken, AsyncPageable<T>> list)
        => (operation, member,
            async (client, token) => await list(client, allowed, token).ToListAsync(token),
            async (client, token) => await list(client, refused, token).ToListAsync(token));
}

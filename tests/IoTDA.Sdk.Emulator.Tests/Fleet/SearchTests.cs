using System.Net;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Emulator.Tests.Fleet;

public sealed class SearchTests
{
    [Theory]
    [InlineData("select count(*) from device", 102)]
    [InlineData("SELECT COUNT(1) FROM device WHERE product_id = 'p2'", 1)]
    [InlineData("select count(*) from device where device_name like 'device_%'", 100)]
    [InlineData("select count(*) from device where device_id = 'a' or device_id = 'b' and status = 'OFFLINE'", 1)]
    [InlineData("select count(*) from device where device_id = 'b' and status = 'OFFLINE' or device_id = 'a'", 1)]
    [InlineData("select count(*) from device where device_id in ('a','b','c')", 2)]
    [InlineData("select count(*) from device where device_id not in ('a','b')", 100)]
    [InlineData("select count(*) from device where group_id != 'all'", 2)]
    [InlineData("select count(*) from device where tag_key = 'site' and tag_value = 'north'", 1)]
    [InlineData("select count(*) from device where fw_version = '9'", 1)]
    [InlineData("select count(*) from device where create_time > '2026-11-22T07:59:59.999Z' and node_type = 'GATEWAY'", 102)]
    [InlineData("select count(*) from device where create_time > '2026-11-22T08:00:00.000Z'", 0)]
    public async Task Conditions_choose(string sql, int count)
    {
        await using EmulatorSession session = await StartAsync();

        Assert.Equal($$"""{"count":{{count}}}""", (await SearchAsync(session, sql)).Text);
    }

    [Fact]
    public async Task Fields_order_and_limit_are_kept_to()
    {
        await using EmulatorSession session = await StartAsync();

        JsonArray some = (await SearchAsync(session, "select device_id,status from device order by marker asc limit 100,5")).Json["devices"]!.AsArray();
        Assert.Equal(["""{"device_id":"device_00099","status":"ONLINE"}""", """{"device_id":"device_00100","status":"ONLINE"}"""], some.Select(device => device!.ToJsonString()));
        session.Wait(1);
        JsonArray ten = (await SearchAsync(session, "select * from device order by marker desc")).Json["devices"]!.AsArray();
        Assert.Equal((10, "device_00100"), (ten.Count, ten[0]!["device_id"]!.GetValue<string>()));
        Assert.Equal(24, ten[0]!["marker"]!.GetValue<string>().Length);
    }

    [Theory]
    [InlineData("select * from devices", "'device'")]
    [InlineData("select * from device where colour = 'red'", "colour")]
    [InlineData("select * from device where (status = 'ONLINE')", "(")]
    [InlineData("select * from device where device_name like 'dev%'", "prefix")]
    [InlineData("select * from device where device_name like '%vice'", "prefix")]
    [InlineData("select * from device limit 51", "50")]
    [InlineData("select * from device limit 501,1", "500")]
    [InlineData("select * from device order by device_id", "marker")]
    [InlineData("select * from device where status = 'ONLINE", "understood")]
    [InlineData("select * from device where status = ONLINE", "quotes")]
    [InlineData("select * from device; drop table device", "understood")]
    [InlineData("select * from device where status = 'A' or status = 'B' or status = 'C' or status = 'D' or status = 'E' or status = 'F'", "at most 5")]
    public async Task A_statement_that_is_none_is_refused_with_the_reason(string sql, string reason)
    {
        await using EmulatorSession session = await StartAsync();

        (await SearchAsync(session, sql)).ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000006", reason);
        session.Wait(1);
        (await SearchAsync(session, sql + new string(' ', 400))).ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000006", "400");
    }

    [Fact]
    public async Task A_second_search_within_a_second_is_throttled_unless_rates_are_not_limited()
    {
        await using EmulatorSession limited = await StartAsync();
        await using EmulatorSession free = await EmulatorSession.StartAsync(options => options.LimitRates = false);
        const string Sql = "select count(*) from device";
        await SearchAsync(limited, Sql);
        await SearchAsync(free, Sql);

        (await SearchAsync(limited, Sql)).ShouldBeRefused(HttpStatusCode.TooManyRequests, "APIGW.0308", "second");
        Assert.Equal(HttpStatusCode.OK, (await SearchAsync(free, Sql)).Status);
        limited.Wait(1);
        Assert.Equal(HttpStatusCode.OK, (await SearchAsync(limited, Sql)).Status);
    }

    private static Task<Answer> SearchAsync(EmulatorSession session, string sql)
        => session.PostAsync("search/query-devices", new JsonObject { ["sql"] = sql }.ToJsonString());

    private static Task<EmulatorSession> StartAsync() => EmulatorSession.StartAsync(options =>
    {
        options.Fleet.Rules.Add(new FleetRule { Count = 100, GroupId = "all" });
        options.Fleet.Devices.Add(new EmulatedDevice { DeviceId = "a", ProductId = "p2", Tags = new Dictionary<string, string> { ["site"] = "north" } });
        options.Fleet.Devices.Add(new EmulatedDevice { DeviceId = "b", FirmwareVersion = "9" });
    });
}

using FsCheck.Fluent;

namespace IoTDA.Sdk.Tests.Searching;

/// <summary>The builder writes what the service documents, and nothing that it refuses.</summary>
public sealed class DeviceSearchTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 24, 13, 30, 15, 250, TimeSpan.FromHours(1));

    public static TheoryData<string, DeviceCondition> Conditions => new()
    {
        { "app_id = 'a'", DeviceField.AppId.EqualTo("a") },
        { "device_id != 'a'", DeviceField.DeviceId.NotEqualTo("a") },
        { "gateway_id in ('a','b')", DeviceField.GatewayId.In("a", "b") },
        { "product_id not in ('a')", DeviceField.ProductId.NotIn("a") },
        { "group_id = '4f5e-0a'", DeviceField.GroupId.EqualTo("4f5e-0a") },
        { "device_name like 'mete%'", DeviceField.DeviceName.StartsWith("mete") },
        { "device_name = '电表_1?#().,&%@!-'", DeviceField.DeviceName.EqualTo("电表_1?#().,&%@!-") },
        { "node_id in ('n')", DeviceField.NodeId.In("n") },
        { "status in ('ONLINE','FROZEN')", DeviceField.Status.In(DeviceStatus.Online, DeviceStatus.Frozen) },
        { "node_type = 'GATEWAY'", DeviceField.NodeType.EqualTo(DeviceNodeType.Gateway) },
        { "sw_version != 'v1.0-b_2'", DeviceField.SoftwareVersion.NotEqualTo("v1.0-b_2") },
        { "fw_version = '2.0'", DeviceField.FirmwareVersion.EqualTo("2.0") },
        { "tag_key = '地.区'", DeviceField.TagKey.EqualTo("地.区") },
        { "tag_value like '北京一区%'", DeviceField.TagValue.StartsWith("北京一区") },
        { "create_time < '2026-11-24T12:30:15.250Z'", DeviceField.CreateTime.Before(Time) },
        { "create_time > '2026-11-24T12:30:15.250Z'", DeviceField.CreateTime.After(Time) },
    };

    public static TheoryData<string, Func<DeviceCondition>> Refused => new()
    {
        { "nothing", () => DeviceField.ProductId.EqualTo("") },
        { "null", () => DeviceField.ProductId.EqualTo(null!) },
        { "too long", () => DeviceField.ProductId.EqualTo(new string('a', 37)) },
        { "a quote", () => DeviceField.DeviceId.EqualTo("a' or '1' = '1") },
        { "a quote in a name", () => DeviceField.DeviceName.EqualTo("O'Brien") },
        { "a character of SQL", () => DeviceField.FirmwareVersion.EqualTo("1.0;") },
        { "no status", () => DeviceField.Status.EqualTo(default) },
        { "a status with a quote", () => DeviceField.Status.EqualTo(new DeviceStatus("ON'")) },
        { "a short prefix", () => DeviceField.DeviceName.StartsWith("met") },
        { "a wildcard", () => DeviceField.NodeId.StartsWith("met%er") },
        { "a dot in a prefix", () => DeviceField.TagKey.StartsWith("a.b.c") },
        { "no prefix", () => DeviceField.TagValue.StartsWith(null!) },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_condition_is_written_as_documented(string sql, DeviceCondition condition) => Assert.Equal(sql, condition.ToString());

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_value_that_the_service_refuses_cannot_be_asked_for(string why, Func<DeviceCondition> make)
    {
        var refused = Assert.Throws<RequestValidationException>(make);

        Assert.True(refused.Operation == "SearchDevices", why);
    }

    [Fact]
    public void Conditions_are_joined_by_and_or_by_or()
    {
        DeviceCondition one = DeviceField.ProductId.EqualTo("p"), other = DeviceField.Status.NotEqualTo(DeviceStatus.Online);

        Assert.Equal("select count(*) from device where product_id = 'p' and status != 'ONLINE'", DeviceSearch.All(one, other).ToString());
        Assert.Equal("select count(*) from device where product_id = 'p' or status != 'ONLINE'", DeviceSearch.Any(one, other).ToString());
        Assert.Equal("select count(*) from device", DeviceSearch.Everything.ToString());
        Assert.Throws<ArgumentException>(() => DeviceSearch.Any());
        Assert.Throws<ArgumentException>(() => DeviceField.ProductId.In());
    }

    [Fact]
    public void Five_conditions_are_taken_and_six_refused()
    {
        DeviceCondition[] six = [.. Enumerable.Repeat(DeviceField.AppId.EqualTo("a"), 6)];

        DeviceSearch.All(six[..5]);

        Assert.Contains("at most 5", Assert.Throws<RequestValidationException>(() => DeviceSearch.All(six)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_search_that_is_made_is_within_400_characters_and_has_its_quotes_in_pairs()
        => Law.Holds(Gen.Choose(1, 5).Zip(Gen.Choose(1, 128)), sizes =>
        {
            DeviceCondition[] conditions = [.. Enumerable.Repeat(DeviceField.DeviceId.EqualTo(new string('d', sizes.Item2)), sizes.Item1)];
            try
            {
                string sql = DeviceSearch.Any(conditions).Select(500, 50);

                Assert.InRange(sql.Length, 1, 400);
                Assert.Equal(sizes.Item1 * 2, sql.Count(c => c == '\''));
            }
            catch (RequestValidationException refused)
            {
                Assert.Contains("at most 400 characters", refused.Message, StringComparison.Ordinal);
                Assert.True(sizes.Item1 * (sizes.Item2 + 12) > 300);
            }
        });
}

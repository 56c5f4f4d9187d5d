namespace IoTDA.Sdk.Tests.Serialization;

/// <summary>A number that does not fit is clamped: one counter must not hide a page of tasks.</summary>
public sealed class NumberTests
{
    [Theory]
    [InlineData("7", 7)]
    [InlineData("null", 0)]
    [InlineData("7.9", 7)]
    [InlineData("7e2", 700)]
    [InlineData("2147483648", int.MaxValue)]
    [InlineData("-2147483649", int.MinValue)]
    [InlineData("99999999999999999999", int.MaxValue)]
    [InlineData("-1e300", int.MinValue)]
    [InlineData("1e300", int.MaxValue)]
    public void A_counter_is_read_as_far_as_it_fits(string json, int expected)
        => Assert.Equal(expected, WireText.Read<TaskProgress>($$"""{"total":{{json}}}""").Total);

    [Theory]
    [InlineData("\"7\"")]
    [InlineData("true")]
    [InlineData("[7]")]
    public void A_counter_that_is_no_number_is_0_and_is_kept(string json)
    {
        TaskProgress progress = WireText.Read<TaskProgress>($$"""{"total":{{json}},"success":3}""");

        Assert.Equal((0, 3), (progress.Total, progress.Success));
        Assert.Equal(json, progress.AdditionalProperties["total"].GetRawText());
    }

    [Theory]
    [InlineData("5", 5)]
    [InlineData("1e300", 15_372_286_728)]
    public void Minutes_are_read_as_far_as_they_fit(string json, long minutes)
        => Assert.Equal(minutes, (long)WireText.Read<MessageDocument>($$"""{"message":"m","ttl":{{json}}}""").Ttl!.Value.TotalMinutes);

    [Theory]
    [InlineData("60", 60)]
    [InlineData("1e300", 922_337_203_685)]
    public void Seconds_are_read_as_far_as_they_fit(string json, long seconds)
        => Assert.Equal(seconds, (long)WireText.Read<AsyncCommandDocument>($$"""{"paras":{},"expire_time":{{json}}}""").ExpireTime!.Value.TotalSeconds);

    [Theory]
    [InlineData("""{"retry_count":3}""")]
    [InlineData("""{"retry_interval":60}""")]
    [InlineData("""{"retry_count":3,"retry_interval":"60"}""")]
    [InlineData("""{"schedule_time":"20261124T000000Z","retry_interval":60}""")]
    public void Half_of_a_retry_policy_is_no_retry_and_is_kept(string json)
    {
        TaskPolicy policy = WireText.Read<TaskPolicy>(json);

        Assert.Null(policy.Retry);
        Fixture.AssertEqual(System.Text.Json.Nodes.JsonNode.Parse(json), WireText.WriteJson(policy));
    }

    [Fact]
    public void What_is_finished_does_not_overflow()
        => Assert.Equal(int.MaxValue, new TaskProgress { Success = int.MaxValue, Fail = int.MaxValue, Stopped = 1, Removed = 1 }.Finished);
}

using System.Text.Json;

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
    public void A_counter_that_is_no_number_is_an_error(string json)
        => Assert.Throws<JsonException>(() => WireText.Read<TaskProgress>($$"""{"total":{{json}}}"""));

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
    [InlineData("""{"retry_count":3}""", 3, 0)]
    [InlineData("""{"retry_interval":60}""", 0, 60)]
    [InlineData("""{"retry_count":3,"retry_interval":null}""", 3, 0)]
    public void Half_of_a_retry_policy_is_read_all_the_same(string json, int count, int minutes)
        => Assert.Equal(new TaskRetry(count, TimeSpan.FromMinutes(minutes)), WireText.Read<TaskPolicy>(json).Retry);
}

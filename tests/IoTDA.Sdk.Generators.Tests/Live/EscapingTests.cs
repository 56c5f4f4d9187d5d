using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace IoTDA.Sdk.Generators.Tests.Live;

public sealed class EscapingTests
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private static readonly LiveApi Api = LiveApi.OfMembers("""
        [Post("/tasks/{task_id}/targets/{target}/stop")]
        Task StopAsync([AliasAs("task_id")] string taskId, string target, string? status, CancellationToken cancellationToken);
        """);

    [Theory]
    [InlineData("a/../b?x=1#y", "a%2F..%2Fb%3Fx%3D1%23y")]
    [InlineData("%41", "%2541")]
    [InlineData("+", "%2B")]
    [InlineData("a b", "a%20b")]
    [InlineData("批量任务", "%E6%89%B9%E9%87%8F%E4%BB%BB%E5%8A%A1")]
    [InlineData("😀", "%F0%9F%98%80")]
    [InlineData("...", "...")]
    [InlineData("\\..\\", "%5C..%5C")]
    [InlineData("{target}", "%7Btarget%7D")]
    [InlineData("a\r\nHost: evil", "a%0D%0AHost%3A%20evil")]
    public void A_value_arrives_encoded_in_one_place(string value, string encoded)
    {
        RecordedCall call = Api.Call("StopAsync", value, value, value);

        Assert.Equal($"/tasks/{encoded}/targets/{encoded}/stop?status={encoded}", call.PathAndQuery);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public void A_segment_that_would_name_another_path_is_refused(string value)
    {
        int before = Api.Calls.Count;

        Assert.Throws<ArgumentException>(() => Api.Call("StopAsync", value, "t", null));
        Assert.Throws<ArgumentException>(() => Api.Call("StopAsync", "t", value, null));
        Assert.Equal(before, Api.Calls.Count);
    }

    [Fact]
    public void An_empty_query_value_is_sent() => Assert.EndsWith("/stop?status=", Api.Call("StopAsync", "a", "b", "").PathAndQuery, StringComparison.Ordinal);

    [Fact]
    public void A_value_longer_than_the_buffer_arrives_whole()
    {
        string value = new('x', 5000);

        Assert.Equal($"/tasks/{value}/targets/t/stop?status={value}", Api.Call("StopAsync", value, "t", value).PathAndQuery);
    }

    [Fact]
    public void Any_value_survives_the_path_and_the_query()
        => Prop.ForAll(Texts, value =>
        {
            string[] halves = Api.Call("StopAsync", value, "t", value).PathAndQuery.Split("/targets/t/stop?status=");

            string segment = halves[0]["/tasks/".Length..];
            Assert.Equal(segment, halves[1]);
            Assert.All(segment, c => Assert.Contains(c, Unreserved + "%"));
            Assert.Equal(value, Uri.UnescapeDataString(segment));
        }).QuickCheckThrowOnFailure();

    /// <summary>Well-formed text that a path segment takes.</summary>
    private static Arbitrary<string> Texts
        => ArbMap.Default.ArbFor<NonEmptyString>().Generator
            .Select(text => text.Get)
            .Where(text => text is not ("." or "..") && !text.EnumerateRunes().Contains(Rune.ReplacementChar))
            .ToArbitrary();
}

using System.Text.Json;

namespace IoTDA.Sdk.Tests.Serialization;

/// <summary>Two values for one member are two readings of one answer: neither is taken.</summary>
public sealed class DuplicateMemberTests
{
    [Theory]
    [InlineData("""{"task_id":"a","task_id":"b"}""")]
    [InlineData("""{"task_id":"a","task\u005fid":"b"}""")]
    [InlineData("""{"task_id":"a","task_progress":{"total":1,"total":2}}""")]
    [InlineData("""{"task_id":"a","task_policy":{"retry_count":1,"retry_count":2}}""")]
    [InlineData("""{"task_id":"a","targets_filter":{"group_ids":[],"group_ids":["g"]}}""")]
    public void A_task_with_a_member_twice_is_refused(string json) => Assert.Throws<JsonException>(() => WireText.Read<BatchTask>(json));

    [Fact]
    public void An_unknown_member_may_be_there_twice()
        => Assert.Equal("a", WireText.Read<BatchTask>("""{"task_id":"a","new":1,"new":2}""").TaskId);

    [Fact]
    public void A_document_with_a_member_twice_is_kept_as_it_is()
        => Assert.IsType<RawDocument>(WireText.Read<BatchTask>(
            """{"task_id":"a","task_type":"softwareUpgrade","document":{"package_id":"1","package_id":"2"}}""").Document);
}

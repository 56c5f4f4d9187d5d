using System.Text.Json;

namespace IoTDA.Sdk.Tests.Serialization;

/// <summary>A member that comes twice hides nothing beside it; an id that comes twice is none.</summary>
public sealed class DuplicateMemberTests
{
    [Theory]
    [InlineData("""{"task_id":"a","task_id":"b"}""")]
    [InlineData("""{"task_id":"a","task\u005fid":"b"}""")]
    public void A_task_with_two_ids_is_refused(string json) => Assert.Throws<JsonException>(() => WireText.Read<BatchTask>(json));

    [Fact]
    public void Of_two_values_the_first_is_read_and_the_other_kept()
    {
        BatchTask task = WireText.Read<BatchTask>(
            """
            {"task_id":"a","status":"Success","status":"Fail","task_progress":{"total":1,"total":2},"task_policy":{"schedule_time":"20261124T000000Z","schedule_time":7},
            "targets_filter":{"group_ids":["g"],"group_ids":["h"]}}
            """);

        Assert.Equal((BatchTaskStatus.Success, "Fail"), (task.Status, task.AdditionalProperties["status"].GetString()));
        Assert.Equal((1, 2), (task.Progress.Total, task.Progress.AdditionalProperties["total"].GetInt32()));
        Assert.Equal(7, task.Policy!.AdditionalProperties["schedule_time"].GetInt32());
        Assert.Equal("g", Assert.Single(task.TargetsFilter!.GroupIds));
    }

    [Fact]
    public void An_unknown_member_may_be_there_twice()
        => Assert.Equal("a", WireText.Read<BatchTask>("""{"task_id":"a","new":1,"new":2}""").TaskId);

    [Theory]
    [InlineData("softwareUpgrade", """{"package_id":"1","package_id":"2"}""")]
    [InlineData("createCommands", """{"paras":{"on":1,"on":2}}""")]
    [InlineData("createCommands", """{"paras":{"deep":{"on":1,"on":2}}}""")]
    [InlineData("createAsyncCommands", """{"paras":{"on":1,"on":2}}""")]
    [InlineData("createMessages", """{"message":{"on":1,"on":2}}""")]
    [InlineData("updateDeviceShadows", """{"shadow":[{"service_id":"s","desired":{"on":1,"on":2}}]}""")]
    public void A_document_with_a_member_twice_is_kept_as_it_is(string type, string document)
    {
        BatchTask task = WireText.Read<BatchTask>($$"""{"document":{{document}},"task_id":"a","task_type":"{{type}}"}""");

        Assert.Equal(document, Assert.IsType<RawDocument>(task.Document).Json.GetRawText());
        Assert.Equal(task, WireText.Read<BatchTask>(WireText.Write(task)));
    }

    [Fact]
    public void Extended_information_with_a_member_twice_is_kept_as_it_is()
    {
        BatchTask task = WireText.Read<BatchTask>("""{"task_id":"a","task_ext_info":{"on":1,"on":2}}""");

        Assert.Null(task.TaskExtInfo);
        Assert.Equal("""{"on":1,"on":2}""", task.AdditionalProperties["task_ext_info"].GetRawText());
        Assert.Equal(task, WireText.Read<BatchTask>(WireText.Write(task)));
    }
}

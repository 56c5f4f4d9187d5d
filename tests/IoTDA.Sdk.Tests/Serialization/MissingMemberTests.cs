using System.Text.Json;
using IoTDA.Sdk.BatchTasks;
using IoTDA.Sdk.Paging;

namespace IoTDA.Sdk.Tests.Serialization;

/// <summary>What the service leaves out is the documented default, never a null where the type promises none.</summary>
public sealed class MissingMemberTests
{
    [Theory]
    [InlineData("""{"task_id":"a"}""")]
    [InlineData(
        """
        {"task_id":"a","task_name":null,"task_type":null,"task_mode":null,"need_confirm":null,"task_ext_info":null,"targets":null,
        "targets_filter":null,"document":null,"task_policy":null,"status":null,"status_desc":null,"task_progress":null,"create_time":null}
        """)]
    public void A_task_needs_its_id_only(string json)
    {
        BatchTask task = WireText.Read<BatchTask>(json);

        Assert.Equal(new BatchTask { TaskId = "a" }, task);
        Assert.Equal(("", 0), (task.TaskName, task.Targets.Count));
        Assert.Equal(new TaskProgress(), task.Progress);
        Assert.DoesNotContain("targets", WireText.Write(task), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"target":null,"status":null,"output":null,"error":null}""")]
    public void A_sub_task_needs_nothing(string json) => Assert.Equal(new SubTask(), WireText.Read<SubTask>(json));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"target":null,"status":null,"error_code":null,"error_msg":null}""")]
    public void A_target_result_needs_nothing(string json) => Assert.Equal(new BatchTargetResult(), WireText.Read<BatchTargetResult>(json));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"group_ids":null}""")]
    public void A_filter_without_groups_has_an_empty_list(string json) => Assert.Empty(WireText.Read<TargetsFilter>(json).GroupIds);

    [Theory]
    [InlineData("""{"batchtask":{"task_id":"a"}}""")]
    [InlineData("""{"batchtask":{"task_id":"a"},"task_details":null,"page":null}""")]
    public void A_shown_task_may_have_no_sub_tasks(string json)
    {
        ShowBatchTaskResponse answer = WireText.Read<ShowBatchTaskResponse>(json);

        Assert.Empty(answer.SubTasks.Items);
        Assert.Null(answer.SubTasks.Page);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"targets":null}""")]
    public void An_answer_without_target_results_is_empty(string json) => Assert.Empty(WireText.Read<BatchTargetsResponse>(json).Targets);

    [Theory]
    [InlineData("""{"message":"m","properties":{}}""")]
    [InlineData("""{"message":"m","properties":{"user_properties":null}}""")]
    public void Message_properties_without_user_properties_have_an_empty_list(string json)
        => Assert.Empty(WireText.Read<MessageDocument>(json).Properties!.UserProperties);

    [Theory]
    [InlineData("""{"paras":{}}""")]
    [InlineData("""{"paras":{},"send_strategy":null}""")]
    [InlineData("""{"paras":{},"send_strategy":""}""")]
    public void An_asynchronous_command_is_delayed_unless_it_says_otherwise(string json)
        => Assert.Equal(SendStrategy.Delay, WireText.Read<AsyncCommandDocument>(json).SendStrategy);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"file_id":null}""")]
    [InlineData("""{"file_id":""}""")]
    public void A_file_without_an_id_is_an_error(string json) => Assert.Throws<JsonException>(() => WireText.Read<BatchTaskFile>(json));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"task_id":null}""")]
    [InlineData("""{"task_id":""}""")]
    [InlineData("""{"task_id":"a","task_id":"a"}""")]
    [InlineData("null")]
    public void A_task_has_one_id_everywhere(string json)
    {
        Assert.Throws<JsonException>(() => WireText.Read<BatchTask>(json));
        Assert.Throws<JsonException>(() => WireText.Read<ShowBatchTaskResponse>($$"""{"batchtask":{{json}} }"""));
        Assert.Throws<JsonException>(() => WireText.Read<SubTaskPage>($$"""{"batchtask":{{json}} }"""));
    }

    [Fact]
    public void A_member_beside_a_shown_task_is_passed_over_with_all_that_it_holds()
    {
        ShowBatchTaskResponse answer = WireText.Read<ShowBatchTaskResponse>(
            """{"x":{"batchtask":1},"y":["batchtask"],"batchtask":{"task_id":"a"},"z":{"task_details":[{"target":"d"}]}}""");

        Assert.Equal("a", answer.BatchTask.TaskId);
        Assert.Empty(answer.SubTasks.Items);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"batchtask":null}""")]
    public void A_shown_task_must_be_there(string json) => Assert.Throws<JsonException>(() => WireText.Read<ShowBatchTaskResponse>(json));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"batchtasks":null}""")]
    [InlineData("""{"batchtasks":[null]}""")]
    [InlineData("""{"batchtasks":[{}, 7, [], {"task_id":7}]}""")]
    public void A_list_without_a_task_that_can_be_read_is_empty(string json) => Assert.Empty(WireText.Read<PageOf<BatchTask>>(json).Items);

    [Fact]
    public void A_task_that_cannot_be_read_hides_none_of_its_page()
        => Assert.Equal(
            ["a", "b"], WireText.Read<PageOf<BatchTask>>("""{"batchtasks":[{"task_id":"a"},null,{"task_id":{}},{"task_id":"b"}]}""").Items.Select(task => task.TaskId));

    [Fact]
    public void What_is_no_list_is_an_error() => Assert.Throws<JsonException>(() => WireText.Read<PageOf<BatchTask>>("""{"batchtasks":{}}"""));

    [Theory]
    [InlineData("7")]
    [InlineData("\"a\"")]
    [InlineData("[]")]
    [InlineData("[{}]")]
    public void What_is_no_object_is_no_record(string json)
    {
        Assert.Throws<JsonException>(() => WireText.Read<BatchTask>(json));
        Assert.Throws<JsonException>(() => WireText.Read<SubTask>(json));
        Assert.Throws<JsonException>(() => WireText.Read<SubTaskError>(json));
        Assert.Throws<JsonException>(() => WireText.Read<BatchTargetResult>(json));
        Assert.Throws<JsonException>(() => WireText.Read<TargetsFilter>(json));
        Assert.Throws<JsonException>(() => WireText.Read<TaskPolicy>(json));
        Assert.Throws<JsonException>(() => WireText.Read<TaskProgress>(json));
    }

    [Fact]
    public void A_null_that_is_set_where_there_is_none_is_the_default()
    {
        Assert.Equal(("", ""), (new SubTask { Target = null! }.Target, new BatchTargetResult { Target = null! }.Target));
        Assert.Equal(("", ""), (new SubTask().Target, new BatchTargetResult().Target));
        Assert.Empty(new TargetsFilter { GroupIds = null! }.GroupIds);
        Assert.Empty(new TaskProgress { AdditionalProperties = null! }.AdditionalProperties);
    }
}

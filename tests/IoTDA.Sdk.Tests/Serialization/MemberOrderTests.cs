using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Tests.Serialization;

/// <summary>Members are expected in the service's order, and found in any.</summary>
public sealed class MemberOrderTests
{
    [Fact]
    public void Members_are_found_in_any_order()
    {
        JsonObject task = JsonNode.Parse(Fixture.Text("create-batch-task.response"))!.AsObject();
        BatchTask expected = WireText.Read<BatchTask>(task.ToJsonString());
        JsonObject reversed = Reverse(task);

        Assert.Equal(expected, WireText.Read<BatchTask>(reversed.ToJsonString()));
    }

    [Fact]
    public void An_escaped_name_is_the_same_name()
    {
        BatchTask task = WireText.Read<BatchTask>("""{"task\u005fid":"5c8ba99030344005c02316ad","sta\u0074us":"Succes\u0073","task_progress":{"t\u006ftal":7}}""");

        Assert.Equal("5c8ba99030344005c02316ad", task.TaskId);
        Assert.Equal(BatchTaskStatus.Success, task.Status);
        Assert.Equal(7, task.Progress.Total);
    }

    [Fact]
    public void A_name_that_begins_like_another_is_another()
    {
        BatchTask task = WireText.Read<BatchTask>("""{"task_id":"5c8ba99030344005c02316ad","task_id_2":"x","task":"x","task_progress":{"tota":1,"totals":2}}""");

        Assert.Equal("5c8ba99030344005c02316ad", task.TaskId);
        Assert.Equal(0, task.Progress.Total);
    }

    private static JsonObject Reverse(JsonObject json)
    {
        var reversed = new JsonObject();
        foreach ((string name, JsonNode? value) in json.Reverse())
        {
            reversed[name] = value is JsonObject inner ? Reverse(inner) : value?.DeepClone();
        }

        return reversed;
    }
}

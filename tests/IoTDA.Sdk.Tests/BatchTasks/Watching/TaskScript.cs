using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Tests.BatchTasks.Watching;

/// <summary>What a watcher sees, look by look.</summary>
internal static class TaskScript
{
    /// <summary>An answer of ShowBatchTask.</summary>
    public static Func<HttpResponseMessage> Look(string status, int done = 0, string? description = null) => StubHandler.Answer(200, new JsonObject
    {
        ["batchtask"] = new JsonObject
        {
            ["task_id"] = Clients.TaskId,
            ["task_name"] = "upgrade",
            ["task_type"] = "softwareUpgrade",
            ["status"] = status,
            ["status_desc"] = description,
            ["task_progress"] = new JsonObject { ["total"] = 10, ["success"] = done },
        },
    }.ToJsonString());

    public static Func<HttpResponseMessage>[] Looks(int count, string status) => [.. Enumerable.Repeat(Look(status), count)];
}

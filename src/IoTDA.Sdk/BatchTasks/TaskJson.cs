using System.Text.Json;
using IoTDA.Sdk.BatchTasks.TaskTypes;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>The members that a task's request and response write alike.</summary>
internal static class TaskJson
{
    public static readonly JsonEncodedText AppId = JsonEncodedText.Encode("app_id");
    public static readonly JsonEncodedText TaskId = JsonEncodedText.Encode("task_id");
    public static readonly JsonEncodedText TaskName = JsonEncodedText.Encode("task_name");
    public static readonly JsonEncodedText TaskType = JsonEncodedText.Encode("task_type");
    public static readonly JsonEncodedText TaskMode = JsonEncodedText.Encode("task_mode");
    public static readonly JsonEncodedText NeedConfirm = JsonEncodedText.Encode("need_confirm");
    public static readonly JsonEncodedText TaskExtInfo = JsonEncodedText.Encode("task_ext_info");
    public static readonly JsonEncodedText Targets = JsonEncodedText.Encode("targets");
    public static readonly JsonEncodedText TargetsFilter = JsonEncodedText.Encode("targets_filter");
    public static readonly JsonEncodedText GroupIds = JsonEncodedText.Encode("group_ids");
    public static readonly JsonEncodedText Document = JsonEncodedText.Encode("document");
    public static readonly JsonEncodedText DocumentSource = JsonEncodedText.Encode("document_source");
    public static readonly JsonEncodedText TaskPolicy = JsonEncodedText.Encode("task_policy");
    public static readonly JsonEncodedText Status = JsonEncodedText.Encode("status");
    public static readonly JsonEncodedText StatusDescription = JsonEncodedText.Encode("status_desc");
    public static readonly JsonEncodedText TaskProgress = JsonEncodedText.Encode("task_progress");
    public static readonly JsonEncodedText CreateTime = JsonEncodedText.Encode("create_time");

    public static void WriteType(Utf8JsonWriter writer, BatchTaskType type)
    {
        if (type != default)
        {
            writer.WriteString(TaskType, type.Value);
        }
    }

    public static void WriteUpgradeMembers(Utf8JsonWriter writer, UpgradeMembers members)
    {
        if (members.TaskMode is { } known)
        {
            writer.WriteString(TaskMode, known.Value);
        }

        if (members.NeedConfirm is { } confirm)
        {
            writer.WriteBoolean(NeedConfirm, confirm);
        }

        if (members.TaskExtInfo is { } extInfo)
        {
            writer.WritePropertyName(TaskExtInfo);
            extInfo.WriteTo(writer);
        }
    }

    /// <summary>Writes the members of <c>targets_filter</c>. Groups are left out where there are none but something else.</summary>
    public static void WriteFilter(Utf8JsonWriter writer, IReadOnlyList<string> groupIds, IReadOnlyDictionary<string, JsonElement> others)
    {
        if (groupIds.Count > 0 || others.Count == 0)
        {
            writer.WriteStrings(GroupIds, groupIds);
        }

        writer.WriteMembers(others);
    }

    public static void WriteDocument(Utf8JsonWriter writer, BatchTaskDocument? document, JsonSerializerOptions options)
    {
        if (document is not null)
        {
            writer.WritePropertyName(Document);
            DocumentJson.Write(writer, document, options);
        }
    }

    public static void WritePolicy(Utf8JsonWriter writer, TaskPolicy? policy, JsonSerializerOptions options)
    {
        if (policy is not null)
        {
            writer.WritePropertyName(TaskPolicy);
            JsonSerializer.Serialize(writer, policy, options.TypeInfo<TaskPolicy>());
        }
    }
}

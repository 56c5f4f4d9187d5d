using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>
/// Reads a task whose <c>document</c> follows its sibling <c>task_type</c>, whichever comes first, in one pass: the document's place is
/// remembered and read once the type is known.
/// </summary>
internal sealed class BatchTaskConverter : JsonConverter<BatchTask>
{
    /// <summary>A null where a task belongs is an error, not a null later.</summary>
    public override bool HandleNull => true;

    /// <inheritdoc />
    public override BatchTask Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonReading.ExpectObject(ref reader, "A batch task");
        string? taskId = null, taskName = null, statusDescription = null;
        BatchTaskType taskType = default;
        TaskMode taskMode = default;
        bool? needConfirm = null;
        JsonObject? taskExtInfo = null;
        IReadOnlyList<string> targets = [];
        TargetsFilter? targetsFilter = null;
        TaskPolicy? policy = null;
        BatchTaskStatus status = default;
        TaskProgress? progress = null;
        DateTimeOffset? createTime = null;
        Utf8JsonReader document = default;
        bool hasDocument = false;

        while (JsonReading.NextMember(ref reader, out Utf8JsonReader name))
        {
            if (name.ValueTextEquals("task_id"u8))
            {
                taskId = JsonReading.ReadString(ref reader);
            }
            else if (name.ValueTextEquals("task_name"u8))
            {
                taskName = JsonReading.ReadString(ref reader);
            }
            else if (name.ValueTextEquals("task_type"u8))
            {
                taskType = JsonSerializer.Deserialize(ref reader, options.TypeInfo<BatchTaskType>());
            }
            else if (name.ValueTextEquals("status"u8))
            {
                status = JsonSerializer.Deserialize(ref reader, options.TypeInfo<BatchTaskStatus>());
            }
            else if (name.ValueTextEquals("status_desc"u8))
            {
                statusDescription = JsonReading.ReadString(ref reader);
            }
            else if (name.ValueTextEquals("task_progress"u8))
            {
                progress = JsonSerializer.Deserialize(ref reader, options.TypeInfo<TaskProgress>());
            }
            else if (name.ValueTextEquals("create_time"u8))
            {
                createTime = CompactUtcTime.Read(ref reader);
            }
            else if (name.ValueTextEquals("document"u8))
            {
                hasDocument = reader.TokenType != JsonTokenType.Null;
                document = reader;
                reader.Skip();
            }
            else if (name.ValueTextEquals("targets"u8))
            {
                targets = JsonReading.ReadStrings(ref reader);
            }
            else if (name.ValueTextEquals("targets_filter"u8))
            {
                targetsFilter = JsonSerializer.Deserialize(ref reader, options.TypeInfo<TargetsFilter>());
            }
            else if (name.ValueTextEquals("task_policy"u8))
            {
                policy = JsonSerializer.Deserialize(ref reader, options.TypeInfo<TaskPolicy>());
            }
            else if (name.ValueTextEquals("task_mode"u8))
            {
                taskMode = JsonSerializer.Deserialize(ref reader, options.TypeInfo<TaskMode>());
            }
            else if (name.ValueTextEquals("need_confirm"u8))
            {
                needConfirm = JsonReading.ReadBoolean(ref reader);
            }
            else if (name.ValueTextEquals("task_ext_info"u8))
            {
                taskExtInfo = JsonReading.ReadJsonObject(ref reader, options);
            }
            else
            {
                reader.Skip();
            }
        }

        if (string.IsNullOrEmpty(taskId))
        {
            throw new JsonException("A batch task has no task_id.");
        }

        return new BatchTask
        {
            TaskId = taskId,
            TaskName = taskName ?? "",
            TaskType = taskType,
            TaskMode = taskMode == default ? null : taskMode,
            NeedConfirm = needConfirm,
            TaskExtInfo = taskExtInfo,
            Targets = targets,
            TargetsFilter = targetsFilter,
            Document = hasDocument ? DocumentJson.Read(ref document, taskType, options) : null,
            Policy = policy,
            Status = status,
            StatusDescription = statusDescription,
            Progress = progress ?? new TaskProgress(),
            CreateTime = createTime,
        };
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, BatchTask value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(TaskJson.TaskId, value.TaskId);
        writer.WriteString(TaskJson.TaskName, value.TaskName);
        TaskJson.WriteType(writer, value.TaskType);
        TaskJson.WriteUpgradeMembers(writer, value.TaskMode, value.NeedConfirm, value.TaskExtInfo);
        if (value.Targets.Count > 0)
        {
            writer.WriteStrings(TaskJson.Targets, value.Targets);
        }

        if (value.TargetsFilter is { } filter)
        {
            TaskJson.WriteGroups(writer, filter.GroupIds);
        }

        TaskJson.WriteDocument(writer, value.Document, options);
        TaskJson.WritePolicy(writer, value.Policy, options);
        if (value.Status != default)
        {
            writer.WriteString(TaskJson.Status, value.Status.Value);
        }

        if (value.StatusDescription is { } description)
        {
            writer.WriteString(TaskJson.StatusDescription, description);
        }

        writer.WritePropertyName(TaskJson.TaskProgress);
        JsonSerializer.Serialize(writer, value.Progress, options.TypeInfo<TaskProgress>());
        if (value.CreateTime is { } created)
        {
            writer.WritePropertyName(TaskJson.CreateTime);
            CompactUtcTime.Write(writer, created);
        }

        writer.WriteEndObject();
    }
}

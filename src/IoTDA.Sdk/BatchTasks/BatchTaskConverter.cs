using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IoTDA.Sdk.BatchTasks.Targets;
using IoTDA.Sdk.BatchTasks.TaskTypes;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>
/// Reads a task whose <c>document</c> follows its sibling <c>task_type</c>, whichever comes first, in one pass: the document's place is
/// remembered and read once the type is known.
/// </summary>
internal sealed class BatchTaskConverter : JsonConverter<BatchTask>
{
    /// <summary>A null where a task belongs is an error, not a null later.</summary>
    private static readonly MemberNames Names = new(
        "task_id", "task_name", "task_type", "task_mode", "need_confirm", "task_ext_info", "targets", "targets_filter",
        "document", "task_policy", "status", "status_desc", "task_progress", "create_time");

    /// <summary>The converter.</summary>
    public static BatchTaskConverter Instance { get; } = new();

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

        var members = new MemberReader(Names);
        while (members.Next(ref reader))
        {
            switch ((Member)members.Member)
            {
                case Member.TaskId:
                    taskId = JsonReading.ReadId(ref reader);
                    break;
                case Member.TaskName:
                    taskName = JsonReading.ReadString(ref reader);
                    break;
                case Member.TaskType:
                    taskType = BatchTaskType.Values.Read(ref reader, typeof(BatchTaskType), options);
                    break;
                case Member.TaskMode:
                    taskMode = TaskMode.Values.Read(ref reader, typeof(TaskMode), options);
                    break;
                case Member.NeedConfirm:
                    needConfirm = JsonReading.ReadBoolean(ref reader);
                    break;
                case Member.TaskExtInfo:
                    taskExtInfo = JsonReading.ReadJsonObject(ref reader, options);
                    break;
                case Member.Targets:
                    targets = JsonReading.ReadStrings(ref reader);
                    break;
                case Member.TargetsFilter:
                    targetsFilter = JsonReading.ReadBy(ref reader, TargetsFilterConverter.Instance, options);
                    break;
                case Member.Document:
                    hasDocument = reader.TokenType != JsonTokenType.Null;
                    document = reader;
                    reader.Skip();
                    break;
                case Member.TaskPolicy:
                    policy = JsonReading.ReadBy(ref reader, TaskPolicyConverter.Instance, options);
                    break;
                case Member.Status:
                    status = BatchTaskStatus.Values.Read(ref reader, typeof(BatchTaskStatus), options);
                    break;
                case Member.StatusDesc:
                    statusDescription = JsonReading.ReadString(ref reader);
                    break;
                case Member.TaskProgress:
                    progress = JsonReading.ReadBy(ref reader, TaskProgressConverter.Instance, options);
                    break;
                case Member.CreateTime:
                    createTime = CompactUtcTime.Read(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
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
        TaskJson.WriteUpgradeMembers(writer, new UpgradeMembers(value.TaskMode, value.NeedConfirm, value.TaskExtInfo));
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

    // In the order of the names.
    private enum Member
    {
        TaskId,
        TaskName,
        TaskType,
        TaskMode,
        NeedConfirm,
        TaskExtInfo,
        Targets,
        TargetsFilter,
        Document,
        TaskPolicy,
        Status,
        StatusDesc,
        TaskProgress,
        CreateTime,
    }
}

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
internal sealed class BatchTaskConverter(bool readTargets) : JsonConverter<BatchTask>
{
    /// <summary>A null where a task belongs is an error, not a null later.</summary>
    private static readonly MemberNames Names = MemberNames.Of(
        (Member.TaskId, "task_id"),
        (Member.TaskName, "task_name"),
        (Member.TaskType, "task_type"),
        (Member.TaskMode, "task_mode"),
        (Member.NeedConfirm, "need_confirm"),
        (Member.TaskExtInfo, "task_ext_info"),
        (Member.Targets, "targets"),
        (Member.TargetsFilter, "targets_filter"),
        (Member.Document, "document"),
        (Member.TaskPolicy, "task_policy"),
        (Member.Status, "status"),
        (Member.StatusDesc, "status_desc"),
        (Member.TaskProgress, "task_progress"),
        (Member.CreateTime, "create_time"));

    /// <summary>Reads whole tasks.</summary>
    public static BatchTaskConverter Instance { get; } = new(readTargets: true);

    /// <summary>Passes over <c>targets</c>, of which there can be 30,000 in each task of a page.</summary>
    public static BatchTaskConverter WithoutTargets { get; } = new(readTargets: false);

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
                    taskName = members.ReadString(ref reader);
                    break;
                case Member.TaskType:
                    taskType = members.ReadValue(ref reader, BatchTaskType.Values);
                    break;
                case Member.TaskMode:
                    taskMode = members.ReadValue(ref reader, TaskMode.Values);
                    break;
                case Member.NeedConfirm:
                    needConfirm = members.ReadBoolean(ref reader);
                    break;
                case Member.TaskExtInfo:
                    taskExtInfo = members.ReadJsonObject(ref reader, options);
                    break;
                case Member.Targets:
                    if (readTargets)
                    {
                        targets = members.ReadStrings(ref reader);
                    }
                    else
                    {
                        reader.Skip();
                    }

                    break;
                case Member.TargetsFilter:
                    targetsFilter = members.ReadRecord(ref reader, TargetsFilterConverter.Instance, options);
                    break;
                case Member.Document:
                    hasDocument = reader.TokenType != JsonTokenType.Null;
                    document = reader;
                    reader.Skip();
                    break;
                case Member.TaskPolicy:
                    policy = members.ReadRecord(ref reader, TaskPolicyConverter.Instance, options);
                    break;
                case Member.Status:
                    status = members.ReadValue(ref reader, BatchTaskStatus.Values);
                    break;
                case Member.StatusDesc:
                    statusDescription = members.ReadString(ref reader);
                    break;
                case Member.TaskProgress:
                    progress = members.ReadRecord(ref reader, TaskProgressConverter.Instance, options);
                    break;
                case Member.CreateTime:
                    createTime = members.ReadTime(ref reader);
                    break;
                default:
                    members.Keep(ref reader);
                    break;
            }
        }

        if (string.IsNullOrEmpty(taskId) || members.Rest.ContainsKey("task_id"))
        {
            throw new JsonException("A batch task has no task_id, or more than one.");
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
            AdditionalProperties = members.Rest,
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
            writer.WritePropertyName(TaskJson.TargetsFilter);
            TargetsFilterConverter.Instance.Write(writer, filter, options);
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

        writer.WriteMembers(value.AdditionalProperties);
        writer.WriteEndObject();
    }

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

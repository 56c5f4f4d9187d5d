using System.Text.Json;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks.TaskTypes;

/// <summary>A request's members as they lie flat on the wire, on their way back into a request type.</summary>
internal sealed class RequestMembers
{
    private static readonly MemberNames Names = new(
        "app_id", "task_name", "task_type", "task_mode", "need_confirm", "task_ext_info", "targets", "targets_filter",
        "document", "document_source", "task_policy");

    private string? _appId;
    private BatchTaskType _taskType;
    private TaskPolicy? _policy;

    public string TaskName { get; private set; } = "";

    public BatchTargets? Targets { get; private set; }

    public BatchTaskDocument? Document { get; private set; }

    public UpgradeMembers Upgrade { get; private set; }

    public static RequestMembers Read(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        JsonReading.ExpectObject(ref reader, "A request");
        var members = new RequestMembers();
        Utf8JsonReader document = default;
        bool hasDocument = false;
        var wire = new MemberReader(Names);
        while (wire.Next(ref reader))
        {
            if ((Member)wire.Member == Member.Document)
            {
                hasDocument = reader.TokenType != JsonTokenType.Null;
                document = reader;
                reader.Skip();
            }
            else
            {
                members.ReadMember(ref reader, (Member)wire.Member, options);
            }
        }

        if (hasDocument)
        {
            members.Document = DocumentJson.Read(ref document, members._taskType, options);
        }

        return members;
    }

    /// <summary>The request of the task type, or a custom one where the members are not those of its request.</summary>
    public CreateBatchTaskRequest ToRequest()
    {
        CreateBatchTaskRequest request = KnownTaskTypes.Find(_taskType) is { } type && type.Fits(this) ? type.Request(this) : ToCustom();
        return request with { AppId = _appId, Policy = _policy };
    }

    private void ReadMember(ref Utf8JsonReader reader, Member member, JsonSerializerOptions options)
    {
        switch (member)
        {
            case Member.AppId:
                _appId = JsonReading.ReadString(ref reader);
                break;
            case Member.TaskName:
                TaskName = JsonReading.ReadString(ref reader) ?? "";
                break;
            case Member.TaskType:
                _taskType = JsonSerializer.Deserialize(ref reader, options.TypeInfo<BatchTaskType>());
                break;
            case Member.TaskMode:
                TaskMode mode = JsonSerializer.Deserialize(ref reader, options.TypeInfo<TaskMode>());
                Upgrade = Upgrade with { TaskMode = mode == default ? null : mode };
                break;
            case Member.NeedConfirm:
                Upgrade = Upgrade with { NeedConfirm = JsonReading.ReadBoolean(ref reader) };
                break;
            case Member.TaskExtInfo:
                Upgrade = Upgrade with { TaskExtInfo = JsonReading.ReadJsonObject(ref reader, options) };
                break;
            case Member.TaskPolicy:
                _policy = JsonSerializer.Deserialize(ref reader, options.TypeInfo<TaskPolicy>());
                break;
            case Member.Targets:
                Targets = reader.TokenType == JsonTokenType.Null ? Targets : new DeviceTargets(JsonReading.ReadStrings(ref reader));
                break;
            case Member.TargetsFilter:
                // The service's precedence: targets before targets_filter before document_source.
                TargetsFilter? filter = JsonSerializer.Deserialize(ref reader, options.TypeInfo<TargetsFilter>());
                Targets = Targets is DeviceTargets || filter is null ? Targets : new GroupTargets(filter.GroupIds);
                break;
            case Member.DocumentSource:
                string? fileId = JsonReading.ReadString(ref reader);
                Targets ??= fileId is null ? null : new FileTargets(fileId);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private CustomBatchTaskRequest ToCustom() => new(_taskType)
    {
        TaskName = TaskName,
        Targets = Targets,
        Document = Document,
        NeedConfirm = Upgrade.NeedConfirm,
        TaskMode = Upgrade.TaskMode,
        TaskExtInfo = Upgrade.TaskExtInfo,
    };

    // In the order of the names.
    private enum Member
    {
        AppId,
        TaskName,
        TaskType,
        TaskMode,
        NeedConfirm,
        TaskExtInfo,
        Targets,
        TargetsFilter,
        Document,
        DocumentSource,
        TaskPolicy,
    }
}

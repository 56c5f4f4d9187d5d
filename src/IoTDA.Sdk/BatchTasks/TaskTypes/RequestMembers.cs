using System.Text.Json;
using IoTDA.Sdk.BatchTasks.Targets;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks.TaskTypes;

/// <summary>A request's members as they lie flat on the wire, on their way back into a request type.</summary>
internal sealed class RequestMembers
{
    private static readonly MemberNames Names = MemberNames.Of(
        (Member.AppId, "app_id"),
        (Member.TaskName, "task_name"),
        (Member.TaskType, "task_type"),
        (Member.TaskMode, "task_mode"),
        (Member.NeedConfirm, "need_confirm"),
        (Member.TaskExtInfo, "task_ext_info"),
        (Member.Targets, "targets"),
        (Member.TargetsFilter, "targets_filter"),
        (Member.Document, "document"),
        (Member.DocumentSource, "document_source"),
        (Member.TaskPolicy, "task_policy"));

    private string? _appId;
    private BatchTaskType _taskType;
    private TaskPolicy? _policy;
    private IReadOnlyDictionary<string, JsonElement> _rest = JsonMembers.None;

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
                members.ReadMember(ref reader, ref wire, options);
            }
        }

        members._rest = wire.Rest;
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
        return request with { AppId = _appId, Policy = _policy, AdditionalProperties = _rest };
    }

    private void ReadMember(ref Utf8JsonReader reader, ref MemberReader wire, JsonSerializerOptions options)
    {
        switch ((Member)wire.Member)
        {
            case Member.AppId:
                _appId = wire.ReadString(ref reader);
                break;
            case Member.TaskName:
                TaskName = wire.ReadString(ref reader) ?? "";
                break;
            case Member.TaskType:
                _taskType = wire.ReadValue(ref reader, BatchTaskType.Values);
                break;
            case Member.TaskMode:
                TaskMode mode = wire.ReadValue(ref reader, TaskMode.Values);
                Upgrade = Upgrade with { TaskMode = mode == default ? null : mode };
                break;
            case Member.NeedConfirm:
                Upgrade = Upgrade with { NeedConfirm = wire.ReadBoolean(ref reader) };
                break;
            case Member.TaskExtInfo:
                Upgrade = Upgrade with { TaskExtInfo = wire.ReadJsonObject(ref reader, options) };
                break;
            case Member.TaskPolicy:
                _policy = wire.ReadRecord(ref reader, TaskPolicyConverter.Instance, options);
                break;
            case Member.Targets:
                if (reader.TokenType != JsonTokenType.Null && wire.ReadStrings(ref reader) is var ids && !wire.Rest.ContainsKey("targets"))
                {
                    Targets = new DeviceTargets(ids);
                }

                break;
            case Member.TargetsFilter:
                // The service's precedence: targets before targets_filter before document_source.
                TargetsFilter? filter = wire.ReadRecord(ref reader, TargetsFilterConverter.Instance, options);
                Targets = Targets is DeviceTargets || filter is null ? Targets : BatchTargets.Filter(filter);
                break;
            case Member.DocumentSource:
                string? fileId = wire.ReadString(ref reader);
                Targets ??= fileId is null ? null : new FileTargets(fileId);
                break;
            default:
                wire.Keep(ref reader);
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

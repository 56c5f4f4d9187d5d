using System.Text.Json;
using System.Text.Json.Nodes;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks.TaskTypes;

/// <summary>A request's members as they lie flat on the wire, on their way back into a request type.</summary>
internal sealed class RequestMembers
{
    private static readonly MemberNames Names = new(
        "app_id", "task_name", "task_type", "task_mode", "need_confirm", "task_ext_info", "targets", "targets_filter",
        "document", "document_source", "task_policy");

    private string? _appId;
    private string _taskName = "";
    private BatchTaskType _taskType;
    private TaskMode _taskMode;
    private bool? _needConfirm;
    private JsonObject? _taskExtInfo;
    private BatchTargets? _targets;
    private BatchTaskDocument? _document;
    private TaskPolicy? _policy;

    private TaskMode? Mode => _taskMode == default ? null : _taskMode;

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
            members._document = DocumentJson.Read(ref document, members._taskType, options);
        }

        return members;
    }

    public CreateBatchTaskRequest ToRequest() => _taskType.Kind switch
    {
        BatchTaskTypeKind.SoftwareUpgrade when Fits(out DeviceOrGroupTargets targets, out UpgradeDocument document) => new SoftwareUpgradeRequest
        {
            TaskName = _taskName,
            AppId = _appId,
            Policy = _policy,
            Targets = targets,
            Document = document,
            NeedConfirm = _needConfirm,
            TaskMode = Mode,
            TaskExtInfo = _taskExtInfo,
        },
        BatchTaskTypeKind.FirmwareUpgrade when Fits(out DeviceOrGroupTargets targets, out UpgradeDocument document) => new FirmwareUpgradeRequest
        {
            TaskName = _taskName,
            AppId = _appId,
            Policy = _policy,
            Targets = targets,
            Document = document,
            NeedConfirm = _needConfirm,
            TaskMode = Mode,
            TaskExtInfo = _taskExtInfo,
        },
        BatchTaskTypeKind.ModuleUpgrade when FitsModuleUpgrade(out DeviceOrGroupTargets targets, out UpgradeDocument document) => new ModuleUpgradeRequest
        {
            TaskName = _taskName,
            AppId = _appId,
            Policy = _policy,
            Targets = targets,
            Document = document,
            NeedConfirm = _needConfirm,
        },
        _ when HasUpgradeMembers => ToCustom(),
        BatchTaskTypeKind.CreateDevices when _document is null && _targets is FileTargets file => new CreateDevicesRequest
        {
            TaskName = _taskName,
            AppId = _appId,
            Policy = _policy,
            Targets = file,
        },
        BatchTaskTypeKind.UpdateDevices when _document is null && _targets is FileTargets file => new UpdateDevicesRequest
        {
            TaskName = _taskName,
            AppId = _appId,
            Policy = _policy,
            Targets = file,
        },
        BatchTaskTypeKind.DeleteDevices when _document is null && _targets is not null => new DeleteDevicesRequest
        {
            TaskName = _taskName,
            AppId = _appId,
            Policy = _policy,
            Targets = _targets,
        },
        BatchTaskTypeKind.FreezeDevices when _document is null && _targets is not null => new FreezeDevicesRequest
        {
            TaskName = _taskName,
            AppId = _appId,
            Policy = _policy,
            Targets = _targets,
        },
        BatchTaskTypeKind.UnfreezeDevices when _document is null && _targets is not null => new UnfreezeDevicesRequest
        {
            TaskName = _taskName,
            AppId = _appId,
            Policy = _policy,
            Targets = _targets,
        },
        BatchTaskTypeKind.CreateCommands when Fits(out DeviceOrGroupTargets targets, out CommandDocument document) => new CreateCommandsRequest
        {
            TaskName = _taskName,
            AppId = _appId,
            Policy = _policy,
            Targets = targets,
            Document = document,
        },
        BatchTaskTypeKind.CreateAsyncCommands when Fits(out DeviceOrGroupTargets targets, out AsyncCommandDocument document) => new CreateAsyncCommandsRequest
        {
            TaskName = _taskName,
            AppId = _appId,
            Policy = _policy,
            Targets = targets,
            Document = document,
        },
        BatchTaskTypeKind.CreateMessages when Fits(out DeviceOrGroupTargets targets, out MessageDocument document) => new CreateMessagesRequest
        {
            TaskName = _taskName,
            AppId = _appId,
            Policy = _policy,
            Targets = targets,
            Document = document,
        },
        BatchTaskTypeKind.UpdateDeviceShadows when Fits(out DeviceOrGroupTargets targets, out DeviceShadowDocument document) => new UpdateDeviceShadowsRequest
        {
            TaskName = _taskName,
            AppId = _appId,
            Policy = _policy,
            Targets = targets,
            Document = document,
        },
        _ => ToCustom(),
    };

    private bool HasUpgradeMembers => Mode is not null || _needConfirm is not null || _taskExtInfo is not null;

    private void ReadMember(ref Utf8JsonReader reader, Member member, JsonSerializerOptions options)
    {
        switch (member)
        {
            case Member.AppId:
                _appId = JsonReading.ReadString(ref reader);
                break;
            case Member.TaskName:
                _taskName = JsonReading.ReadString(ref reader) ?? "";
                break;
            case Member.TaskType:
                _taskType = JsonSerializer.Deserialize(ref reader, options.TypeInfo<BatchTaskType>());
                break;
            case Member.TaskMode:
                _taskMode = JsonSerializer.Deserialize(ref reader, options.TypeInfo<TaskMode>());
                break;
            case Member.NeedConfirm:
                _needConfirm = JsonReading.ReadBoolean(ref reader);
                break;
            case Member.TaskExtInfo:
                _taskExtInfo = JsonReading.ReadJsonObject(ref reader, options);
                break;
            case Member.TaskPolicy:
                _policy = JsonSerializer.Deserialize(ref reader, options.TypeInfo<TaskPolicy>());
                break;
            case Member.Targets:
                _targets = reader.TokenType == JsonTokenType.Null ? _targets : new DeviceTargets(JsonReading.ReadStrings(ref reader));
                break;
            case Member.TargetsFilter:
                // The service's precedence: targets before targets_filter before document_source.
                TargetsFilter? filter = JsonSerializer.Deserialize(ref reader, options.TypeInfo<TargetsFilter>());
                _targets = _targets is DeviceTargets || filter is null ? _targets : new GroupTargets(filter.GroupIds);
                break;
            case Member.DocumentSource:
                string? fileId = JsonReading.ReadString(ref reader);
                _targets ??= fileId is null ? null : new FileTargets(fileId);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private CustomBatchTaskRequest ToCustom() => new(_taskType)
    {
        TaskName = _taskName,
        AppId = _appId,
        Policy = _policy,
        Targets = _targets,
        Document = _document,
        NeedConfirm = _needConfirm,
        TaskMode = Mode,
        TaskExtInfo = _taskExtInfo,
    };

    private bool FitsModuleUpgrade(out DeviceOrGroupTargets targets, out UpgradeDocument document)
        => Fits(out targets, out document) && Mode is null && _taskExtInfo is null;

    private bool Fits<TDocument>(out DeviceOrGroupTargets targets, out TDocument document)
        where TDocument : BatchTaskDocument
    {
        targets = (_targets as DeviceOrGroupTargets)!;
        document = (_document as TDocument)!;
        return targets is not null && document is not null;
    }

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

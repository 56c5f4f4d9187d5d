using System.Text.Json;
using System.Text.Json.Nodes;
using IoTDA.Sdk.BatchTasks.Targets;
using IoTDA.Sdk.BatchTasks.TaskTypes;

namespace IoTDA.Sdk.Soak;

/// <summary>The requests that callers send: of every task type that the library knows, and of one that it does not.</summary>
internal static class Work
{
    /// <summary>The groups that the emulator has.</summary>
    public static readonly string[] Groups = ["group_1", "group_2", "group_3"];

    private static readonly Dictionary<Type, string> Documents = new()
    {
        [typeof(UpgradeDocument)] = """{"package_ids":["32822e5744a45ede319d2c50"]}""",
        [typeof(CommandDocument)] = """{"service_id":"water","command_name":"ON_OFF","paras":{"value":"ON"}}""",
        [typeof(AsyncCommandDocument)] = """{"service_id":"water","command_name":"ON_OFF","paras":{"value":1},"expire_time":3600,"send_strategy":"delay"}""",
        [typeof(MessageDocument)] = """{"message_id":"m_1","name":"greeting","message":{"text":"hello"},"payload_format":"raw","topic":"news"}""",
        [typeof(DeviceShadowDocument)] = """{"shadow":[{"service_id":"water","desired":{"temperature":"60"}}]}""",
    };

    /// <summary>The types: those of the library, so that a new one is not forgotten, and an unknown one.</summary>
    public static IReadOnlyList<BatchTaskType> Types { get; } = [.. KnownTaskTypes.All.Select(type => type.Type), new BatchTaskType("changeGateway")];

    /// <summary>The kinds of targets that a type takes.</summary>
    public static IReadOnlyList<TargetKinds> KindsOf(BatchTaskType type)
    {
        TargetKinds taken = KnownTaskTypes.Find(type)?.Targets ?? TargetKinds.Devices;
        return [.. new[] { TargetKinds.Devices, TargetKinds.Groups, TargetKinds.File }.Where(kind => taken.HasFlag(kind))];
    }

    /// <summary>A request of a type.</summary>
    /// <exception cref="InvalidOperationException">The type's document is not known here.</exception>
    public static CreateBatchTaskRequest Create(BatchTaskType type, BatchTaskName name, BatchTargets targets)
    {
        if (KnownTaskTypes.Find(type) is not { } known)
        {
            return new CustomBatchTaskRequest(type) { TaskName = name, Targets = targets, Document = RawDocument.Parse("""{"gateway_id":"gateway_7"}""") };
        }

        var json = new JsonObject { ["task_name"] = name.Value, ["task_type"] = type.Value };
        if (known.Document is { } document)
        {
            json["document"] = JsonNode.Parse(
                Documents.TryGetValue(document.Type, out string? text) ? text : throw new InvalidOperationException($"The soak has no {document.Type.Name}."));
        }

        (string member, JsonNode value) = targets switch
        {
            DeviceTargets devices => ("targets", ArrayOf(devices.DeviceIds)),
            GroupTargets groups => ("targets_filter", new JsonObject { ["group_ids"] = ArrayOf(groups.GroupIds) }),
            _ => ("document_source", (JsonNode)((FileTargets)targets).FileId),
        };
        json[member] = value;
        CreateBatchTaskRequest request = json.Deserialize(IoTDAJson.CreateBatchTaskRequest)!;
        return request is CustomBatchTaskRequest
            ? throw new InvalidOperationException($"The soak's request of the type {type} is not what its type takes.")
            : request with { TaskName = name };
    }

    private static JsonArray ArrayOf(IReadOnlyList<string> ids) => [.. ids.Select(id => (JsonNode)id)];
}

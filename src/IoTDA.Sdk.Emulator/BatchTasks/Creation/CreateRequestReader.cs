using System.Runtime.InteropServices;
using System.Text.Json;
using IoTDA.Sdk.Emulator.BatchTasks.Execution;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.BatchTasks.Creation;

/// <summary>Reads the body of a create request and enforces its documented limits.</summary>
internal sealed class CreateRequestReader(EmulatorOptions options)
{
    private const int MaxExtInfoCharacters = 512;

    // Answers repeat these; app_id and document_source are not returned.
    private static readonly string[] EchoedMembers =
        ["task_mode", "need_confirm", "task_ext_info", "targets", "targets_filter", "document", "task_policy"];

    public TaskDefinition Read(ApiRequest request, JsonDocument document)
    {
        RequestObject body = request.ReadBody(
            document,
            "app_id", "task_name", "task_type", "task_mode", "need_confirm", "task_ext_info", "targets", "targets_filter", "document",
            "task_policy", "document_source");
        string appId = body.Text("app_id", 36, Characters.InId) ?? options.DefaultAppId;
        string name = body.RequiredText("task_name", 128, Characters.InName);
        string type = body.RequiredText("task_type", int.MaxValue);
        TaskTypeRules rules = FindRules(type);
        RefuseIllegalMembers(body, type, rules);
        body.OneOf("task_mode", "GATEWAY");
        bool needConfirm = ReadNeedConfirm(body);
        CheckExtInfo(body);
        CheckDocument(body, type, rules);
        TaskPolicy policy = TaskPolicyReader.Read(body, request.ReceivedAt);
        TaskSource source = TaskSourceReader.Read(body, rules);
        return new TaskDefinition(appId, name, type, needConfirm, policy, source, DeliveryReader.Read(body, type), Echo(body));
    }

    private TaskTypeRules FindRules(string type)
        => TaskTypeRules.Find(type)
            ?? (options.AcceptUnknownTaskTypes
                ? TaskTypeRules.Unknown
                : throw RequestRefusedException.InvalidInput($"The task_type '{type}' is not known."));

    private void RefuseIllegalMembers(RequestObject body, string type, TaskTypeRules rules)
    {
        Refuse("targets", rules.Targets);
        Refuse("targets_filter", rules.Targets);
        Refuse("document", rules.Document);
        Refuse("document_source", rules.File);
        Refuse("task_mode", rules.GatewayMode);
        Refuse("task_ext_info", rules.GatewayMode);
        Refuse("need_confirm", rules.NeedConfirm || options.NoNeedConfirm);

        void Refuse(string member, bool isLegal)
        {
            if (!isLegal && body.Has(member))
            {
                throw RequestRefusedException.InvalidInput($"The member '{member}' is not supported when task_type is {type}.");
            }
        }
    }

    private static void CheckExtInfo(RequestObject body)
    {
        if (body.Optional("task_ext_info", JsonValueKind.Object) is { } extInfo && CompactJson.CharacterCount(extInfo) > MaxExtInfoCharacters)
        {
            throw RequestRefusedException.InvalidInput($"The member 'task_ext_info' has more than {MaxExtInfoCharacters} characters.");
        }
    }

    private static void CheckDocument(RequestObject body, string type, TaskTypeRules rules)
    {
        if (body.Optional("document", JsonValueKind.Object) is { } document)
        {
            DocumentRules.Check(type, body, document);
        }
        else if (rules.Document && rules != TaskTypeRules.Unknown)
        {
            throw RequestRefusedException.InvalidInput($"The member 'document' is required when task_type is {type}.");
        }
    }

    /// <summary>A service that does not know the member passes it over, whatever it says.</summary>
    private bool ReadNeedConfirm(RequestObject body)
        => !options.NoNeedConfirm && (body.Optional("need_confirm", JsonValueKind.True, JsonValueKind.False)?.GetBoolean() ?? false);

    private List<EchoedMember> Echo(RequestObject body)
    {
        List<EchoedMember> echoed = [];
        foreach (string member in options.NoNeedConfirm ? EchoedMembers.Where(member => member != "need_confirm") : EchoedMembers)
        {
            if (body.TryGet(member, out JsonElement value))
            {
                echoed.Add(new EchoedMember(member, JsonMarshal.GetRawUtf8Value(value).ToArray()));
            }
        }

        return echoed;
    }
}

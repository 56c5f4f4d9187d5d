using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks.TaskTypes;

/// <summary>Writes any request flat, in the API page's order; reads one back into the request type of its task type.</summary>
internal sealed class CreateBatchTaskRequestConverter : JsonConverter<CreateBatchTaskRequest>
{
    /// <inheritdoc />
    public override CreateBatchTaskRequest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => RequestMembers.Read(ref reader, options).ToRequest();

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, CreateBatchTaskRequest value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.AppId is { } appId)
        {
            writer.WriteString(TaskJson.AppId, appId);
        }

        writer.WriteString(TaskJson.TaskName, value.TaskName.Value);
        TaskJson.WriteType(writer, value.TaskType);
        TaskJson.WriteUpgradeMembers(writer, value.GetUpgradeMembers());
        switch (value.GetTargets())
        {
            case DeviceTargets devices:
                writer.WriteStrings(TaskJson.Targets, devices.DeviceIds);
                break;
            case GroupTargets groups:
                writer.WriteStartObject(TaskJson.TargetsFilter);
                TaskJson.WriteFilter(writer, groups.GroupIds, groups.AdditionalProperties);
                writer.WriteEndObject();
                break;
            case FileTargets file:
                writer.WriteString(TaskJson.DocumentSource, file.FileId);
                break;
        }

        TaskJson.WriteDocument(writer, value.GetDocument(), options);
        TaskJson.WritePolicy(writer, value.Policy, options);
        writer.WriteMembers(value.AdditionalProperties);
        writer.WriteEndObject();
    }
}

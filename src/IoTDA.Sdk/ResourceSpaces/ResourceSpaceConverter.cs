using System.Text.Json;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.ResourceSpaces;

/// <summary>Reads and writes a resource space.</summary>
internal sealed class ResourceSpaceConverter() : RecordConverter<ResourceSpace>("A resource space")
{
    public static ResourceSpaceConverter Instance { get; } = new();

    /// <inheritdoc />
    protected override ResourceSpace Create(AnswerMembers members) => new()
    {
        AppId = members.Id("app_id"),
        AppName = members.Text("app_name"),
        CreateTime = members.Time("create_time"),
        IsDefault = members.Boolean("default_app"),
        AdditionalProperties = members.Rest(),
    };

    /// <inheritdoc />
    protected override void WriteMembers(Utf8JsonWriter writer, ResourceSpace value)
    {
        writer.WriteText("app_id", value.AppId);
        writer.WriteText("app_name", value.AppName);
        writer.WriteTime("create_time", value.CreateTime);
        writer.WriteFlag("default_app", value.IsDefault);
        writer.WriteMembers(value.AdditionalProperties);
    }
}

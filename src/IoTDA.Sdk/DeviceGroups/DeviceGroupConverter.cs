using System.Text.Json;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.DeviceGroups;

/// <summary>Reads and writes a device group.</summary>
internal sealed class DeviceGroupConverter() : RecordConverter<DeviceGroup>("A device group")
{
    public static DeviceGroupConverter Instance { get; } = new();

    /// <inheritdoc />
    protected override DeviceGroup Create(AnswerMembers members) => new()
    {
        GroupId = members.Id("group_id"),
        Name = members.Text("name"),
        Description = members.Text("description"),
        SuperGroupId = members.Text("super_group_id"),
        GroupType = members.Value("group_type", DeviceGroupType.Values),
        AdditionalProperties = members.Rest(),
    };

    /// <inheritdoc />
    protected override void WriteMembers(Utf8JsonWriter writer, DeviceGroup value)
    {
        writer.WriteText("group_id", value.GroupId);
        writer.WriteText("name", value.Name);
        writer.WriteText("description", value.Description);
        writer.WriteText("super_group_id", value.SuperGroupId);
        writer.WriteValue("group_type", value.GroupType);
        writer.WriteMembers(value.AdditionalProperties);
    }
}

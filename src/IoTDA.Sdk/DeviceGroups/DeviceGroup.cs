using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>A device group as the service reports it.</summary>
/// <remarks>Source: <c>DeviceGroupResponseSummary</c> of the official SDKs.</remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record DeviceGroup
{
    /// <summary>The group's id, for <see cref="BatchTargets.Groups(string[])"/>. Wire name <c>group_id</c>.</summary>
    public required string GroupId { get; init; }

    /// <summary>The name. Wire name <c>name</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The description; <see langword="null"/> when there is none. Wire name <c>description</c>.</summary>
    public string? Description { get; init; }

    /// <summary>The group that it belongs to; <see langword="null"/> when it belongs to none. Wire name <c>super_group_id</c>.</summary>
    public string? SuperGroupId { get; init; }

    /// <summary>The kind; <see langword="default"/> when the service leaves it out. Wire name <c>group_type</c>.</summary>
    public DeviceGroupType GroupType { get; init; }

    /// <summary>
    /// What the service says beyond this record's members: members that this SDK does not know, and known ones that do not fit, as they came.
    /// Never <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init => field = JsonMembers.Of(value); } = JsonMembers.None;
}

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

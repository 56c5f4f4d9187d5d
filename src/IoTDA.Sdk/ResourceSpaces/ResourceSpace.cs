using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>A resource space (the API's word is <c>application</c>) as the service reports it.</summary>
/// <remarks>Source: <c>ApplicationDTO</c> of the official SDKs.</remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record ResourceSpace
{
    /// <summary>The resource space's id. Wire name <c>app_id</c>.</summary>
    public required string AppId { get; init; }

    /// <summary>The name. Wire name <c>app_name</c>.</summary>
    public string? AppName { get; init; }

    /// <summary>When it was created, in UTC. Wire name <c>create_time</c>.</summary>
    public DateTimeOffset? CreateTime { get; init; }

    /// <summary>Whether it is the instance's default one; <see langword="null"/> when the service leaves it out. Wire name <c>default_app</c>.</summary>
    public bool? IsDefault { get; init; }

    /// <summary>
    /// What the service says beyond this record's members: members that this SDK does not know, and known ones that do not fit, as they came.
    /// Never <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init => field = JsonMembers.Of(value); } = JsonMembers.None;
}

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

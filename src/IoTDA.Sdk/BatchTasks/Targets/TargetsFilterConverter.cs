using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks.Targets;

/// <summary>Reads and writes <c>targets_filter</c>, of which the service documents one member, and any other is kept.</summary>
internal sealed class TargetsFilterConverter : JsonConverter<TargetsFilter>
{
    private static readonly MemberNames Names = new("group_ids");

    /// <summary>The converter.</summary>
    public static TargetsFilterConverter Instance { get; } = new();

    /// <inheritdoc />
    public override TargetsFilter Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonReading.ExpectObject(ref reader, "targets_filter");
        IReadOnlyList<string> groupIds = [];
        var members = new MemberReader(Names);
        while (members.Next(ref reader))
        {
            if (members.Member == 0)
            {
                groupIds = members.ReadStrings(ref reader);
            }
            else
            {
                members.Keep(ref reader);
            }
        }

        return new TargetsFilter { GroupIds = groupIds, AdditionalProperties = members.Rest };
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TargetsFilter value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        TaskJson.WriteFilter(writer, value.GroupIds, value.AdditionalProperties);
        writer.WriteEndObject();
    }
}

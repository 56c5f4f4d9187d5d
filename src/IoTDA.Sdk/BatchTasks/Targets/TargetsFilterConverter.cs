using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks.Targets;

/// <summary>Reads and writes <c>targets_filter</c>, of which the service documents one member.</summary>
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
                groupIds = JsonReading.ReadStrings(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new TargetsFilter { GroupIds = groupIds };
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TargetsFilter value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteStrings(TaskJson.GroupIds, value.GroupIds);
        writer.WriteEndObject();
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks.SubTasks;

/// <summary>Reads a sub-task without a description of each property, since a large task has a hundred thousand of them.</summary>
internal sealed class SubTaskConverter : JsonConverter<SubTask>
{
    public static SubTaskConverter Instance { get; } = new();

    private static readonly MemberNames Names = new("target", "status", "output", "error");

    /// <inheritdoc />
    public override SubTask Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonReading.ExpectObject(ref reader, "A sub-task");
        string? target = null, output = null;
        SubTaskStatus status = default;
        SubTaskError? error = null;
        var members = new MemberReader(Names);
        while (members.Next(ref reader))
        {
            switch (members.Member)
            {
                case 0:
                    target = members.ReadString(ref reader);
                    break;
                case 1:
                    status = members.ReadValue(ref reader, SubTaskStatus.Values);
                    break;
                case 2:
                    output = members.ReadTextOrJson(ref reader);
                    break;
                case 3:
                    error = members.ReadRecord(ref reader, SubTaskErrorConverter.Instance, options);
                    break;
                default:
                    members.Keep(ref reader);
                    break;
            }
        }

        return new SubTask { Target = target ?? "", Status = status, Output = output, Error = error, AdditionalProperties = members.Rest };
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, SubTask value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("target"u8, value.Target);
        if (value.Status != default)
        {
            writer.WriteString("status"u8, value.Status.Value);
        }

        if (value.Output is { } output)
        {
            writer.WriteString("output"u8, output);
        }

        if (value.Error is { } error)
        {
            writer.WritePropertyName("error"u8);
            SubTaskErrorConverter.Instance.Write(writer, error, options);
        }

        writer.WriteMembers(value.AdditionalProperties);
        writer.WriteEndObject();
    }
}

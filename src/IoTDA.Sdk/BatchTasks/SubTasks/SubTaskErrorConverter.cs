using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks.SubTasks;

/// <summary>Reads and writes a sub-task's error.</summary>
internal sealed class SubTaskErrorConverter : JsonConverter<SubTaskError>
{
    private static readonly MemberNames Names = new("error_code", "error_msg");

    public static SubTaskErrorConverter Instance { get; } = new();

    /// <inheritdoc />
    public override SubTaskError Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonReading.ExpectObject(ref reader, "An error");
        ErrorCode code = default;
        string? message = null;
        var members = new MemberReader(Names);
        while (members.Next(ref reader))
        {
            switch (members.Member)
            {
                case 0:
                    code = members.ReadValue(ref reader, ErrorCode.Values);
                    break;
                case 1:
                    message = members.ReadString(ref reader);
                    break;
                default:
                    members.Keep(ref reader);
                    break;
            }
        }

        return new SubTaskError { ErrorCode = code, ErrorMessage = message, AdditionalProperties = members.Rest };
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, SubTaskError value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.ErrorCode != default)
        {
            writer.WriteString("error_code"u8, value.ErrorCode.Value);
        }

        if (value.ErrorMessage is { } message)
        {
            writer.WriteString("error_msg"u8, message);
        }

        writer.WriteMembers(value.AdditionalProperties);
        writer.WriteEndObject();
    }
}

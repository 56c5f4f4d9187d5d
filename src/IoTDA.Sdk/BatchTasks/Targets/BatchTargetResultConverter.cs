using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks.Targets;

/// <summary>Reads and writes the result for one target.</summary>
internal sealed class BatchTargetResultConverter : JsonConverter<BatchTargetResult>
{
    private static readonly MemberNames Names = new("target", "status", "error_code", "error_msg");

    public static BatchTargetResultConverter Instance { get; } = new();

    /// <inheritdoc />
    public override BatchTargetResult Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonReading.ExpectObject(ref reader, "A target's result");
        string? target = null, message = null;
        BatchTargetStatus status = default;
        ErrorCode code = default;
        var members = new MemberReader(Names);
        while (members.Next(ref reader))
        {
            switch (members.Member)
            {
                case 0:
                    target = members.ReadString(ref reader);
                    break;
                case 1:
                    status = members.ReadValue(ref reader, BatchTargetStatus.Values);
                    break;
                case 2:
                    code = members.ReadValue(ref reader, ErrorCode.Values);
                    break;
                case 3:
                    message = members.ReadString(ref reader);
                    break;
                default:
                    members.Keep(ref reader);
                    break;
            }
        }

        return new BatchTargetResult { Target = target ?? "", Status = status, ErrorCode = code, ErrorMessage = message, AdditionalProperties = members.Rest };
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, BatchTargetResult value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("target"u8, value.Target);
        if (value.Status != default)
        {
            writer.WriteString("status"u8, value.Status.Value);
        }

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

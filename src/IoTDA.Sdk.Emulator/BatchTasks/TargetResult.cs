using System.Text.Json;

namespace IoTDA.Sdk.Emulator.BatchTasks;

/// <summary>What became of one target of a stop, retry or confirm request.</summary>
internal sealed record TargetResult(string Target, string? ErrorCode, string? ErrorMessage)
{
    public static void Write(Utf8JsonWriter writer, IEnumerable<TargetResult> results)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("targets");
        foreach (TargetResult result in results)
        {
            writer.WriteStartObject();
            writer.WriteString("target", result.Target);
            writer.WriteString("status", result.ErrorCode is null ? "success" : "failure");
            if (result.ErrorCode is not null)
            {
                writer.WriteString("error_code", result.ErrorCode);
                writer.WriteString("error_msg", result.ErrorMessage);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}

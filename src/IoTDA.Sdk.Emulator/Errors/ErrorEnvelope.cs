using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace IoTDA.Sdk.Emulator.Errors;

/// <summary>
/// Writes <c>{"error_code","error_msg"}</c>, for the gateway's codes with the request id behind it, and for IAM's operations
/// <c>{"error":{"code","message","title"}}</c>, which has no code but the status.
/// </summary>
internal static class ErrorEnvelope
{
    public static EmulatorResponse Write(EmulatedOperation? operation, int statusCode, string errorCode, string message, string requestId)
        => EmulatorResponse.Json(statusCode, writer =>
        {
            writer.WriteStartObject();
            if (operation is EmulatedOperation.CreateToken or EmulatedOperation.ListProjects)
            {
                WriteIam(writer, statusCode, message);
            }
            else
            {
                Write(writer, errorCode, message, requestId);
            }

            writer.WriteEndObject();
        });

    /// <summary>The code in an envelope; null where there is none.</summary>
    public static string? ReadCode(ReadOnlySpan<byte> body)
    {
        Utf8JsonReader reader = new(body);
        try
        {
            return JsonElement.TryParseValue(ref reader, out JsonElement? json)
                && json is { ValueKind: JsonValueKind.Object } envelope
                && envelope.TryGetProperty("error_code", out JsonElement code)
                && code.ValueKind == JsonValueKind.String
                    ? code.GetString()
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter writer, string errorCode, string message, string requestId)
    {
        writer.WriteString("error_code", errorCode);
        writer.WriteString("error_msg", message);
        if (errorCode.StartsWith("APIGW.", StringComparison.Ordinal))
        {
            writer.WriteString("request_id", requestId);
        }
    }

    private static void WriteIam(Utf8JsonWriter writer, int statusCode, string message)
    {
        writer.WriteStartObject("error");
        writer.WriteNumber("code", statusCode);
        writer.WriteString("message", message);
        writer.WriteString("title", ReasonPhrases.GetReasonPhrase(statusCode));
        writer.WriteEndObject();
    }
}

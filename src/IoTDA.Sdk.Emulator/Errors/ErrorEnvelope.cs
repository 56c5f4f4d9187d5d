using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.Errors;

/// <summary>Writes <c>{"error_code","error_msg"}</c>, and for the gateway's codes the request id behind it.</summary>
internal static class ErrorEnvelope
{
    public static EmulatorResponse Write(int statusCode, string errorCode, string message, string requestId)
        => EmulatorResponse.Json(statusCode, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("error_code", errorCode);
            writer.WriteString("error_msg", message);
            if (errorCode.StartsWith("APIGW.", StringComparison.Ordinal))
            {
                writer.WriteString("request_id", requestId);
            }

            writer.WriteEndObject();
        });
}

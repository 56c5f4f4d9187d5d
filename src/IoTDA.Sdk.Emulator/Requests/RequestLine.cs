using System.Globalization;

namespace IoTDA.Sdk.Emulator.Requests;

/// <summary>A request as a line of the log: when, what, the answer, and the fault if it met one. No header, so no secret.</summary>
internal static class RequestLine
{
    public static string Of(RecordedRequest request)
    {
        string answer = request.StatusCode?.ToString(CultureInfo.InvariantCulture) ?? "reset";
        string line = string.Create(
            CultureInfo.InvariantCulture, $"{request.ReceivedAt:HH:mm:ss.fff}  {answer,-5}  {request.Method,-6}  {request.RawTarget}");
        return request.Fault is { } fault
            ? $"{line}  [{fault}, {(request.Executed ? "executed" : "not executed")}]"
            : line;
    }
}

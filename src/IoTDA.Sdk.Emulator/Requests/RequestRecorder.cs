using IoTDA.Sdk.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace IoTDA.Sdk.Emulator.Requests;

/// <summary>Makes the journal's entry of a request.</summary>
internal static class RequestRecorder
{
    public static RecordedRequest Record(
        HttpRequest request,
        string rawTarget,
        string requestId,
        Route? route,
        DateTimeOffset now)
    {
        Dictionary<string, IReadOnlyList<string>> headers = request.Headers.ToDictionary(
            header => header.Key,
            header => (IReadOnlyList<string>)[.. header.Value.Select(value => value ?? string.Empty)],
            StringComparer.OrdinalIgnoreCase);
        return new RecordedRequest(requestId, now, route?.Operation, request.Method, rawTarget, headers, default)
        {
            ResourceId = route?.Id,
        };
    }
}

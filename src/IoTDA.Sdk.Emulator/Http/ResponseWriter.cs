using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace IoTDA.Sdk.Emulator.Http;

/// <summary>Puts an answer on the wire, or breaks the connection where there is none.</summary>
internal static class ResponseWriter
{
    private const string RequestIdHeader = "X-Request-Id";
    private const string IamTraceIdHeader = "X-IAM-Trace-Id";

    public static async Task WriteAsync(HttpContext context, EmulatorResponse response, string requestId, EmulatedOperation? operation, DateTimeOffset now)
    {
        if (response == EmulatorResponse.Reset)
        {
            context.Abort();
            return;
        }

        HttpResponse wire = context.Response;
        wire.StatusCode = response.StatusCode;
        wire.Headers[RequestIdHeader] = requestId;

        // The service's time is the emulator's clock, whatever the machine's says.
        wire.Headers[HeaderNames.Date] = HeaderUtilities.FormatDate(now);
        if (operation is EmulatedOperation.CreateToken or EmulatedOperation.ListProjects)
        {
            wire.Headers[IamTraceIdHeader] = requestId;
        }

        foreach ((string name, string value) in response.Headers)
        {
            wire.Headers[name] = value;
        }

        if (response.StatusCode == StatusCodes.Status204NoContent)
        {
            return;
        }

        wire.ContentType = response.ContentType;

        // Where more is announced than sent, Kestrel closes the connection after what was sent. Aborting it could overtake the bytes.
        wire.ContentLength = response.AnnouncedLength ?? response.Body.Length;
        await wire.Body.WriteAsync(response.Body, context.RequestAborted).ConfigureAwait(false);
        if (response.AnnouncedLength > response.Body.Length && InProcessHost.Carries(context))
        {
            await wire.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
            context.Abort();
        }
    }
}

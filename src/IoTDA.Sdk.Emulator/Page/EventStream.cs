using System.Text.Json;
using IoTDA.Sdk.Emulator.Json;
using Microsoft.AspNetCore.Http;

namespace IoTDA.Sdk.Emulator.Page;

/// <summary>Server-sent events: the state of the page, whenever it has changed, and a comment in between that keeps the connection.</summary>
internal sealed class EventStream(EmulatedService service, EmulatorOptions options, CancellationToken emulatorEnds)
{
    // Real time, whatever the emulator's clock does: somebody is looking.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(400);

    public async Task WriteAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, emulatorEnds);
        using PeriodicTimer timer = new(Interval);
        byte[] last = [];
        try
        {
            do
            {
                byte[] state = JsonSerializer.SerializeToUtf8Bytes(PageState.Of(service, options), EmulatorJson.Of<PageState>());
                bool changed = !state.AsSpan().SequenceEqual(last);
                await context.Response.Body.WriteAsync(changed ? (byte[])[.. "data: "u8, .. state, .. "\n\n"u8] : ":\n\n"u8.ToArray(), end.Token).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(end.Token).ConfigureAwait(false);
                last = state;
            }
            while (await timer.WaitForNextTickAsync(end.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or the emulator ends.
        }
    }
}

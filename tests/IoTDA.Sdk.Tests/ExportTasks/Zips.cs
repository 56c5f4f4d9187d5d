using Microsoft.AspNetCore.Http;

namespace IoTDA.Sdk.Tests.ExportTasks;

/// <summary>Files that a download takes for zip files, and how a server sends them.</summary>
internal static class Zips
{
    public const string Id = "62d9f1a4e28d0b6c1e6a7f01";

    /// <summary>An empty zip file: its end alone.</summary>
    public static byte[] Empty => [.. "PK\u0005\u0006"u8, .. new byte[18]];

    /// <summary>A file of a length, the same for the same seed.</summary>
    public static byte[] Of(int length, int seed = 7) => [.. "PK"u8, .. Enumerable.Range(0, length - 24).Select(i => (byte)(i * seed)), .. Empty];

    public static StubAnswer Whole(byte[] file) => StubAnswer.Body(200, "application/octet-stream", file);

    /// <summary>The start of a file of an announced length, and what happens then.</summary>
    public static StubAnswer Start(byte[] start, long announced, Func<HttpContext, Task> then) => StubAnswer.Of(async context =>
    {
        context.Response.ContentLength = announced;
        await context.Response.Body.WriteAsync(start, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await then(context);
    });

    /// <summary>The start of a file, then a closed connection; the destination has had its bytes before.</summary>
    public static StubAnswer CutOff(byte[] start, Sink destination, int announced = 1_000_000) => Start(start, announced, async context =>
    {
        await destination.UntilAsync(start.Length);
        context.Abort();
    });

    /// <summary>The start of a file, then nothing until the client gives up.</summary>
    public static StubAnswer Stall(byte[] start, int announced = 1_000_000) => Start(start, announced, StubAnswer.Silence.SendAsync);
}

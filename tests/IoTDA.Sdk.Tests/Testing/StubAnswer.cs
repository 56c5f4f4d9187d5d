using System.Text;
using Microsoft.AspNetCore.Http;

namespace IoTDA.Sdk.Tests.Testing;

/// <summary>What the stub does with one request: an answer, or one of the ways to give none.</summary>
internal sealed class StubAnswer
{
    private readonly Func<HttpContext, Task> _send;

    private StubAnswer(Func<HttpContext, Task> send) => _send = send;

    /// <summary>Closes the connection without a word.</summary>
    public static StubAnswer Reset { get; } = new(static context =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    /// <summary>Says nothing until the client gives up.</summary>
    public static StubAnswer Silence { get; } = new(static async context =>
    {
        var gone = new TaskCompletionSource();
        await using CancellationTokenRegistration registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    });

    public static StubAnswer Json(int status, string json, params (string Name, string Value)[] headers)
        => Body(status, "application/json", Encoding.UTF8.GetBytes(json), headers);

    public static StubAnswer Ok(string json) => Json(200, json);

    public static StubAnswer Empty(int status, params (string Name, string Value)[] headers) => Body(status, null, [], headers);

    public static StubAnswer Body(int status, string? contentType, byte[] body, params (string Name, string Value)[] headers)
        => new(async context =>
        {
            Start(context, status, contentType, headers);
            if (status is not 204 and not 304)
            {
                context.Response.ContentLength = body.Length;
                await context.Response.Body.WriteAsync(body, context.RequestAborted);
            }
        });

    /// <summary>A body without an announced length.</summary>
    public static StubAnswer Chunked(int status, byte[] chunk, int times)
        => new(async context =>
        {
            Start(context, status, "application/json", []);
            for (int i = 0; i < times; i++)
            {
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        });

    /// <summary>A body that is announced longer than it is, then a closed connection.</summary>
    public static StubAnswer CutOff(int status, string json)
        => new(async context =>
        {
            Start(context, status, "application/json", []);
            byte[] body = Encoding.UTF8.GetBytes(json);
            context.Response.ContentLength = body.Length + 1;
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        });

    /// <summary>The start of a body, then nothing until the client gives up.</summary>
    public static StubAnswer Stall(int status, string start)
        => new(async context =>
        {
            Start(context, status, "application/json", []);
            await context.Response.WriteAsync(start, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Silence.SendAsync(context);
        });

    /// <summary>An answer that a test writes piece by piece.</summary>
    public static StubAnswer Of(Func<HttpContext, Task> send) => new(send);

    /// <summary>The same answer, once something has happened.</summary>
    public StubAnswer After(Task something)
        => new(async context =>
        {
            await something.WaitAsync(context.RequestAborted);
            await SendAsync(context);
        });

    /// <summary>Announces a body of some length, and does not send it.</summary>
    public static StubAnswer Announce(int status, long length)
        => new(async context =>
        {
            Start(context, status, "application/json", []);
            context.Response.ContentLength = length;
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Silence.SendAsync(context);
        });

    public Task SendAsync(HttpContext context) => _send(context);

    private static void Start(HttpContext context, int status, string? contentType, (string Name, string Value)[] headers)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        foreach ((string name, string value) in headers)
        {
            context.Response.Headers.Append(name, value);
        }
    }
}

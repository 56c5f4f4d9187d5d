using System.IO.Pipelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.Benchmarks.Answers;

/// <summary>The server of a child process: reads a request to its end and answers with fixed bytes.</summary>
internal static class AnsweringServer
{
    /// <summary>A project whose answers take a second.</summary>
    public const string SlowProject = "slow";

    /// <summary>Writes its address to the output, and ends with its input.</summary>
    public static async Task<int> RunAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using WebApplication app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        while (await Console.In.ReadLineAsync() is not null)
        {
            // The parent says nothing; it only goes away.
        }

        await app.StopAsync();
        return 0;
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        await ReadToEndAsync(request.BodyReader);
        if (!request.Headers.ContainsKey("Instance-Id") || !(request.Headers.ContainsKey("X-Auth-Token") || request.Headers.ContainsKey("Authorization")))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (request.Path.StartsWithSegments("/v5/iot/" + SlowProject))
        {
            await Task.Delay(TimeSpan.FromSeconds(1), context.RequestAborted);
        }

        byte[] answer = AnswerTo(request);
        context.Response.StatusCode = HttpMethods.IsPost(request.Method) ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Length;
        await context.Response.BodyWriter.WriteAsync(answer);
    }

    private static byte[] AnswerTo(HttpRequest request)
    {
        if (HttpMethods.IsPost(request.Method))
        {
            return FixedAnswers.Create;
        }

        bool isPage = request.Query.ContainsKey("marker") || request.Query["limit"] == "50";
        return Path.GetFileName(request.Path.Value) switch
        {
            "batchtasks" => FixedAnswers.List,
            FixedAnswers.WatchedTaskId => FixedAnswers.Watched,
            FixedAnswers.WatchedLargeTaskId => FixedAnswers.WatchedLarge,
            FixedAnswers.LargeTaskId => SubTaskPages.Answer(request.Query["marker"].ToString(), isOfLargeTask: true),
            _ when isPage => SubTaskPages.Answer(request.Query["marker"].ToString(), isOfLargeTask: false),
            _ => FixedAnswers.Show,
        };
    }

    private static async Task ReadToEndAsync(PipeReader reader)
    {
        while (true)
        {
            ReadResult read = await reader.ReadAsync();
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return;
            }
        }
    }
}

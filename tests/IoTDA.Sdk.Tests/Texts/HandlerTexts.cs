using System.IO.Compression;
using IoTDA.Sdk.Tests.Pipeline;

namespace IoTDA.Sdk.Tests.Texts;

/// <summary>What stands between the client and the service: handlers, time limits, the client's own rate limit.</summary>
internal static class HandlerTexts
{
    private const string Create = "CreateBatchTask";
    private const string Show = "ShowBatchTask";
    private const string Stop = "StopBatchTask";

    private static readonly Func<HttpResponseMessage> Created = StubHandler.Answer(201, """{"task_id":"a","batchtask":{"task_id":"abc"}}""");

    public static async Task TellAsync(TextFile file, TextLog log)
    {
        await TellHandlersAsync(file, log);
        await TellBodiesAsync(file, log);
        await TellTimesAsync(file, log);
        await TellPermitsAsync(file, log);
        await file.TellAsync(
            "CallOptions.OnCompleted that throws", Scene.Answering(log, StubHandler.Answer(204)),
            (client, token) => client.With(new CallOptions { OnCompleted = _ => throw new FormatException("stub") }).BatchTasks.DeleteAsync(Clients.TaskId, token));
    }

    private static async Task TellHandlersAsync(TextFile file, TextLog log)
    {
        Task AroundAsync(string condition, string operation, Func<HttpRequestMessage, Func<HttpRequestMessage, Task<HttpResponseMessage>>, Task<HttpResponseMessage>> work)
            => file.TellAsync($"{operation}, {condition}", operation, new Scene(log, new Doing(work, new StubHandler(Created))));

        await file.TellAsync($"{Create}, a handler that forwards twice", Create, new Scene(log, Twice()));
        await AroundAsync("a handler that sends a copy", Create, (request, send) => send(CopyOf(request)));
        foreach (string operation in new[] { Create, Show })
        {
            await AroundAsync("a handler that times out by its own limit", operation, async (request, send) =>
            {
                await send(request);
                throw new TaskCanceledException("stub", new TimeoutException());
            });
            await AroundAsync("a handler that cancels", operation, (_, _) => throw new OperationCanceledException());
            await AroundAsync("a handler that fails before it sends", operation, (_, _) => throw new FormatException("stub"));
            await AroundAsync("a handler that follows a redirect", operation, async (request, send) =>
            {
                HttpResponseMessage answer = await send(request);
                answer.RequestMessage = new HttpRequestMessage(HttpMethod.Get, "https://elsewhere.example/x");
                return answer;
            });
        }

        await file.TellAsync($"{Create}, a connection that never comes", Create, new Scene(log, new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(10),
            ConnectCallback = (_, token) => new ValueTask<Stream>(new TaskCompletionSource<Stream>().Task.WaitAsync(token)),
        })
        {
            Configure = options => options.Resilience.MaxAttempts = 1,
        });
        using CancellationTokenSource cancel = new();
        await file.TellAsync(
            $"{Create}, a caller that cancels", new Scene(log, new Doing(
                async (_, _) =>
                {
                    await cancel.CancelAsync();
                    throw new FormatException("stub");
                },
                new StubHandler(Created))),
            (client, _) => Operations.All[Create](client, cancel.Token));
        file.Refused("a primary handler that ends in nothing", () => new Scene(log, new Unended()).Open());
        file.Refused("a primary handler that follows redirects", () => new Scene(log, new WinHttpHandler()).Open());
        Doing used = new((request, send) => send(request), new StubHandler(Created));
        using (HttpMessageInvoker invoker = new(used, disposeHandler: false))
        using (HttpRequestMessage request = new(HttpMethod.Get, "https://iotda.example"))
        {
            (await invoker.SendAsync(request, TestContext.Current.CancellationToken)).Dispose();
        }

        file.Refused("a primary handler that was used before", () => new Scene(log, used).Open());
    }

    private static async Task TellBodiesAsync(TextFile file, TextLog log)
    {
        using MemoryStream packed = new();
        await using (GZipStream gzip = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(new byte[100_000]);
        }

        foreach ((string condition, byte[] body) in new[] { ("gzip that is none", "{}"u8.ToArray()), ("gzip that unpacks to too much", packed.ToArray()) })
        {
            foreach (string operation in new[] { Create, Show })
            {
                await file.TellAsync($"{operation}, {condition}", operation, new Scene(log, new Packed(body)) { Configure = options => (options.Resilience.MaxAttempts, options.MaxResponseSize) = (1, 4_096) });
            }
        }
    }

    private static async Task TellTimesAsync(TextFile file, TextLog log)
    {
        foreach (string operation in new[] { Create, Show })
        {
            SilentHandler service = new();
            Scene scene = new(log, service) { Configure = options => options.Resilience.MaxAttempts = 2, MovesClock = true };
            await file.TellAsync($"{operation}, no answer in time", scene, async (client, token) =>
            {
                Task call = Operations.All[operation](client, token);
                for (int attempt = 1; attempt <= (operation == Create ? 1 : 2); attempt++)
                {
                    await service.ArrivalAsync();
                    scene.Clock.Advance(TimeSpan.FromSeconds(30));
                    if (attempt == 1 && operation == Show)
                    {
                        await scene.Clock.WhenDelayedAsync();
                        scene.Clock.Advance(scene.Clock.Delays[^1]);
                    }
                }

                await call;
            });
        }

        SilentHandler silent = new();
        Scene recovering = new(log, silent)
        {
            MovesClock = true,
            Configure = options => (options.Recovery.Enabled, options.Resilience.TotalTimeout, options.Resilience.AttemptTimeout) = (true, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10)),
        };
        await file.TellAsync($"{Stop}, no time left to look what became of it", recovering, async (client, token) =>
        {
            Task call = Operations.All[Stop](client, token);
            await silent.ArrivalAsync();
            recovering.Clock.Advance(TimeSpan.FromSeconds(10));
            await call;
        });
    }

    private static async Task TellPermitsAsync(TextFile file, TextLog log)
    {
        foreach ((string whose, Func<RateLimitOptions, CallRateOptions> limit) in new (string, Func<RateLimitOptions, CallRateOptions>)[]
        {
            ("the client", rates => rates.Client), ("the operation", rates => rates.Operations["StopBatchTask"] = new CallRateOptions()),
        })
        {
            Scene scene = new(log, new StubHandler(StubHandler.Answer(200, Operations.Success)))
            {
                MovesClock = true,
                Configure = options =>
                {
                    CallRateOptions rate = limit(options.RateLimit);
                    (rate.PermitLimit, rate.Window, rate.QueueLimit) = (1, TimeSpan.FromMinutes(1), 1);
                },
            };
            await file.TellAsync($"{Stop}, a queue of {whose} that is full", scene, async (client, token) =>
            {
                await Operations.All[Stop](client, token);
                Task waiting = Operations.All[Stop](client, token);
                try
                {
                    await Operations.All[Stop](client, token);
                }
                finally
                {
                    scene.Clock.Advance(TimeSpan.FromSeconds(66));
                    await waiting;
                }
            });
        }

        Scene late = new(log, new StubHandler(StubHandler.Answer(200, Operations.Success)))
        {
            MovesClock = true,
            Configure = options => (options.RateLimit.Client.PermitLimit, options.RateLimit.Client.Window) = (1, TimeSpan.FromHours(1)),
        };
        await file.TellAsync($"{Stop}, no permit in time", late, async (client, token) =>
        {
            await Operations.All[Stop](client, token);
            Task call = Operations.All[Stop](client, token);
            late.Clock.Advance(TimeSpan.FromSeconds(100));
            await call;
        });
    }

    private static DelegatingHandler Twice()
    {
        DelegatingHandler twice = Hosts.SendingTwice();
        twice.InnerHandler = new StubHandler(Created);
        return twice;
    }

    private static HttpRequestMessage CopyOf(HttpRequestMessage request)
    {
        HttpRequestMessage copy = new(request.Method, request.RequestUri) { Content = request.Content };
        foreach ((string name, IEnumerable<string> values) in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        return copy;
    }

    private sealed class Unended : DelegatingHandler;

    private sealed class Packed(byte[] body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent(body) { Headers = { ContentEncoding = { "gzip" } } } });
    }
}

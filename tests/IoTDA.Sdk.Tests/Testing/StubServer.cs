using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk.Tests.Testing;

/// <summary>
/// An HTTP server on a free loopback port that answers by script, and keeps each request as it came. A request that nothing is scripted
/// for is answered with an error of its own, and fails the test when the server is disposed.
/// </summary>
internal sealed class StubServer : IHttpApplication<HttpContext>, IAsyncDisposable
{
    private readonly KestrelServer _kestrel;
    private readonly Func<StubRequest, StubAnswer?> _answer;
    private readonly ConcurrentQueue<StubRequest> _requests = new();
    private readonly ConcurrentQueue<StubRequest> _unscripted = new();
    private readonly SemaphoreSlim _arrived = new(0);

    private StubServer(Func<StubRequest, StubAnswer?> answer)
    {
        _answer = answer;
        KestrelServerOptions options = new() { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = null;
        options.Listen(IPAddress.Loopback, 0);
        _kestrel = new KestrelServer(
            Options.Create(options),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
    }

    public Uri Address => new(_kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());

    /// <summary>The requests, in the order in which their bodies were complete.</summary>
    public IReadOnlyList<StubRequest> Requests => [.. _requests];

    /// <summary>The one request that came.</summary>
    public StubRequest Request => Assert.Single(_requests);

    /// <summary>Answers one request after the other from a list.</summary>
    public static Task<StubServer> StartAsync(params StubAnswer[] script)
    {
        ConcurrentQueue<StubAnswer> left = new(script);
        return StartAsync(_ => left.TryDequeue(out StubAnswer? answer) ? answer : null);
    }

    /// <summary>Answers each request by what it is; null when the test has no answer for it.</summary>
    public static async Task<StubServer> StartAsync(Func<StubRequest, StubAnswer?> answer)
    {
        StubServer server = new(answer);
        await server._kestrel.StartAsync(server, TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Waits for one more request than at the last call.</summary>
    public Task ArrivalAsync() => _arrived.WaitAsync(TestContext.Current.CancellationToken).Soon();

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public async Task ProcessRequestAsync(HttpContext context)
    {
        StubRequest request = await ReadAsync(context);
        _requests.Enqueue(request);
        _arrived.Release();
        StubAnswer? answer = _answer(request);
        if (answer is null)
        {
            _unscripted.Enqueue(request);
            answer = StubAnswer.Json(501, $$"""{"error_code":"STUB.1","error_msg":"Nothing is scripted for request {{_requests.Count}}."}""");
        }

        await answer.SendAsync(context);
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource now = new();
        await now.CancelAsync();
        await _kestrel.StopAsync(now.Token);
        _kestrel.Dispose();
        _arrived.Dispose();
        if (!_unscripted.IsEmpty)
        {
            Assert.Fail($"Requests came that the test has no answer for: {string.Join(", ", _unscripted)}. Script them, or find out who sent them.");
        }
    }

    private static async Task<StubRequest> ReadAsync(HttpContext context)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return new StubRequest(
            context.Request.Method,
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            context.Request.Headers.ToDictionary(
                header => header.Key, header => string.Join(", ", header.Value.AsEnumerable()), StringComparer.OrdinalIgnoreCase),
            body.ToArray(),
            context.Connection.Id);
    }
}

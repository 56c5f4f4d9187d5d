using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.Emulator.Http;

/// <summary>The port: it can be left and taken again, while what answers on it goes on living.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private readonly RequestDelegate _handler;
    private readonly ILoggerFactory? _loggerFactory;
    private readonly IPAddress _host;
    private WebApplication? _app;
    private Socket? _placeholder;
    private bool _disposed;

    private Listener(IPAddress host, RequestDelegate handler, ILoggerFactory? loggerFactory, WebApplication app)
    {
        _host = host;
        _handler = handler;
        _loggerFactory = loggerFactory;
        _app = app;
        Address = KestrelHost.AddressOf(app);
    }

    public Uri Address { get; }

    public static async Task<Listener> StartAsync(
        IPAddress host, int port, RequestDelegate handler, ILoggerFactory? loggerFactory, CancellationToken cancellationToken)
        => new(host, handler, loggerFactory, await ListenAsync(host, port, handler, loggerFactory, cancellationToken).ConfigureAwait(false));

    /// <summary>Breaks the open connections and leaves the port; new connections are refused by the system.</summary>
    public async Task StopAsync()
    {
        await _one.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_app is not null)
            {
                await EndAppAsync().ConfigureAwait(false);

                // A socket that is bound and does not listen keeps the port from being given to somebody else.
                _placeholder = new Socket(_host.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                _placeholder.Bind(new IPEndPoint(_host, Address.Port));
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _placeholder?.Dispose();
            _placeholder = null;
            _app ??= await ListenAsync(_host, Address.Port, _handler, _loggerFactory, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        await _one.WaitAsync().ConfigureAwait(false);
        _disposed = true;
        _placeholder?.Dispose();
        await EndAppAsync().ConfigureAwait(false);
        _one.Dispose();
    }

    private static async Task<WebApplication> ListenAsync(
        IPAddress host, int port, RequestDelegate handler, ILoggerFactory? loggerFactory, CancellationToken cancellationToken)
    {
        WebApplication app = KestrelHost.Build(host, port, loggerFactory);
        app.Run(handler);
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            return app;
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task EndAppAsync()
    {
        if (_app is { } app)
        {
            _app = null;
            await app.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
            await app.DisposeAsync().ConfigureAwait(false);
        }
    }
}

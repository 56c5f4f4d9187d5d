using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace IoTDA.Sdk.EndToEnd.Tests.Hosting.Redis;

/// <summary>A Redis server of the test's own, on a free loopback port, that can go away and come back.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("redis");
    private Process? _process;

    private RedisServer()
    {
        using TcpListener free = new(IPAddress.Loopback, 0);
        free.Start();
        Port = ((IPEndPoint)free.LocalEndpoint).Port;
    }

    public int Port { get; }

    public string Configuration => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port},abortConnect=false");

    public static async Task<RedisServer> StartAsync()
    {
        RedisServer server = new();
        await server.ComeBackAsync();
        return server;
    }

    public async Task ComeBackAsync()
    {
        ProcessStartInfo start = new("redis-server") { RedirectStandardOutput = true };
        foreach (string argument in (string[])["--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", _folder.FullName])
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        using CancellationTokenSource deadline = new(Patience);
        while (await _process.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
        {
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return;
            }
        }

        Assert.Fail("redis-server ended before it was ready; .ci/run installs it.");
    }

    public async Task GoAwayAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        _process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await GoAwayAsync();
        _folder.Delete(recursive: true);
    }
}

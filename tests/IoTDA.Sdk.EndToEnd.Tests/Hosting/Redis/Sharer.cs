using System.Diagnostics;
using IoTDA.Sdk.Emulator;

namespace IoTDA.Sdk.EndToEnd.Tests.Hosting.Redis;

/// <summary>A process that shares its token with others.</summary>
internal sealed class Sharer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private Sharer(Process process) => _process = process;

    public static async Task<Sharer> StartAsync(IoTDAEmulator emulator, RedisServer redis, DirectoryInfo keyRing)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (string argument in (string[])
            [Path.Combine(AppContext.BaseDirectory, "IoTDA.Sdk.TokenSharer.dll"), emulator.BaseAddress.ToString(), emulator.ProjectId, redis.Configuration, keyRing.FullName])
        {
            start.ArgumentList.Add(argument);
        }

        Sharer sharer = new(Process.Start(start)!);
        Assert.Equal("ready", await sharer.ReadAsync());
        return sharer;
    }

    /// <summary>Makes a call.</summary>
    /// <returns><c>ok</c>, or what failed.</returns>
    public Task<string?> CallAsync() => AskAsync("service");

    /// <summary>
    /// Waits until the process reaches the cache. A new connection takes its time, a lost one looks for its server at growing intervals, and a cache that does not
    /// answer within two seconds costs a login.
    /// </summary>
    public async Task ReachCacheAsync()
    {
        long start = TimeProvider.System.GetTimestamp();
        while (await AskAsync("cache") is var answer and not "ok")
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, answer);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using CancellationTokenSource deadline = new(Patience);
        await _process.WaitForExitAsync(deadline.Token);
        _process.Dispose();
    }

    private async Task<string?> AskAsync(string what)
    {
        await _process.StandardInput.WriteLineAsync(what);
        await _process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        return await ReadAsync();
    }

    private async Task<string?> ReadAsync()
    {
        using CancellationTokenSource deadline = new(Patience);
        return await _process.StandardOutput.ReadLineAsync(deadline.Token);
    }
}

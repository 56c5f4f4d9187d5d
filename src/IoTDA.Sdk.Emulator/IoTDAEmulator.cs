using IoTDA.Sdk.Emulator.BatchTaskFiles;
using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.Http;
using Microsoft.AspNetCore.Builder;

namespace IoTDA.Sdk.Emulator;

/// <summary>
/// A running emulator of the batch task API of IoTDA, on a port of the loopback address. It keeps its state in memory and forgets it
/// when it is disposed. All members may be used from any thread.
/// </summary>
public sealed class IoTDAEmulator : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly EmulatorOptions _options;
    private readonly EmulatedService _service;

    private IoTDAEmulator(WebApplication app, EmulatorOptions options, EmulatedService service)
    {
        _app = app;
        _options = options;
        _service = service;
        BaseAddress = KestrelHost.AddressOf(app);
    }

    /// <summary>Where it listens, for example <c>http://127.0.0.1:41233/</c>. The IAM operations are at the same address.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The project whose id belongs in the paths.</summary>
    public string ProjectId => _options.ProjectId;

    /// <summary>The instance id that each request must carry in <c>Instance-Id</c>; <see langword="null"/> when none is needed.</summary>
    public string? InstanceId => _options.InstanceId;

    /// <summary>A valid token for <c>X-Auth-Token</c>.</summary>
    public string Token => _options.Token;

    /// <summary>The requests that arrived.</summary>
    public RequestJournal Requests => _service.Journal;

    /// <summary>All batch tasks as they are now, oldest first, deleted ones excepted.</summary>
    public IReadOnlyList<BatchTaskSnapshot> Tasks => _service.ReadTasks(store => store.All);

    /// <summary>The batch tasks that were deleted, in the order of their deletion.</summary>
    public IReadOnlyList<BatchTaskSnapshot> DeletedTasks => _service.ReadTasks(store => store.Deleted);

    /// <summary>The uploaded files that are neither used nor aged out, oldest first.</summary>
    public IReadOnlyList<UploadedFile> Files => _service.ReadFiles();

    /// <summary>How many tokens the emulator has issued.</summary>
    public int IssuedTokenCount => _service.Tokens.IssuedCount;

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">What it is like; <see langword="null"/> takes the defaults.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The running emulator. Dispose it to stop.</returns>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<IoTDAEmulator> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Speed, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Parallelism, nameof(options));
        EmulatedService service = new(options);
        WebApplication app = KestrelHost.Build(options.Port, options.LoggerFactory);
        app.Run(service.Pipeline.HandleAsync);
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            return new IoTDAEmulator(app, options, service);
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Lets every token end, the static one included. Tokens issued afterwards are valid.</summary>
    public void ExpireTokens() => _service.Tokens.ExpireAll();

    /// <summary>Lets one token end.</summary>
    /// <param name="token">The token.</param>
    public void ExpireToken(string token) => _service.Tokens.Expire(token);

    /// <summary>Stops listening and breaks the connections that are open.</summary>
    /// <returns>A task that ends when the port is free.</returns>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }
}

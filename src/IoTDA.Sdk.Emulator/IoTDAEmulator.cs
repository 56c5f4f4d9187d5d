using System.Net;
using System.Security.Cryptography;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator;

/// <summary>
/// A running emulator of the batch task API of IoTDA, on a port of the loopback address unless it is told another. It keeps its state in memory and forgets it
/// when it is disposed. All members may be used from any thread.
/// </summary>
public sealed class IoTDAEmulator : IAsyncDisposable
{
    private readonly Listener? _listener;
    private readonly Lazy<InProcessHost> _inProcess;
    private readonly EmulatorOptions _options;
    private readonly EmulatedService _service;

    private IoTDAEmulator(Listener? listener, EmulatorOptions options, EmulatedService service)
    {
        _listener = listener;
        _options = options;
        _service = service;
        _inProcess = new(() => new InProcessHost(service.Pipeline.HandleAsync, options.LoggerFactory));
    }

    /// <summary>
    /// Where it listens, for example <c>http://127.0.0.1:41233/</c>; <c>http://localhost/</c> where it does not. The IAM operations are at the
    /// same address.
    /// </summary>
    public Uri BaseAddress => _listener?.Address ?? InProcessHost.Address;

    /// <summary>The project whose id belongs in the paths.</summary>
    public string ProjectId => _options.ProjectId;

    /// <summary>The instance id that each request must carry in <c>Instance-Id</c>; <see langword="null"/> when none is needed.</summary>
    public string? InstanceId => _options.InstanceId;

    /// <summary>A valid token for <c>X-Auth-Token</c>.</summary>
    public string Token => _options.Token;

    /// <summary>What the page and the control routes want in the header <c>X-Emulator-Key</c>; <see langword="null"/> when they want nothing.</summary>
    public string? ControlKey => _service.ControlKey;

    /// <summary>Which requests go wrong; none, until a test says so.</summary>
    public FaultPlan Faults => _service.Faults;

    /// <summary>The requests that arrived, each with the fault that it met and whether it was executed.</summary>
    public RequestJournal Requests => _service.Journal;

    /// <summary>The service's time, which can be frozen and moved ahead.</summary>
    public EmulatorClock Clock => _service.Clock;

    /// <summary>The devices that batch tasks act on.</summary>
    public EmulatedFleet Fleet => _service.Fleet;

    /// <summary>Which attempts fail, and how long they take.</summary>
    public OutcomeRules Outcomes => _options.Outcomes;

    /// <summary>All batch tasks as they are now, oldest first, deleted ones excepted.</summary>
    public IReadOnlyList<BatchTaskSnapshot> Tasks => _service.ReadTasks(store => store.All);

    /// <summary>The batch tasks that were deleted, in the order of their deletion, as far as <see cref="EmulatorOptions.DeletedTaskCapacity"/> reaches.</summary>
    public IReadOnlyList<BatchTaskSnapshot> DeletedTasks => _service.ReadTasks(store => store.Deleted);

    /// <summary>Every batch task that was created, in the order of creation, with those of <see cref="DeletedTasks"/>: what to compare callers' beliefs with.</summary>
    public IReadOnlyList<BatchTaskSnapshot> CreatedTasks => _service.ReadTasks(store => store.Created);

    /// <summary>The uploaded files that are neither used nor aged out, oldest first.</summary>
    public IReadOnlyList<UploadedFile> Files => _service.ReadFiles();

    /// <summary>How many tokens the emulator has issued.</summary>
    public int IssuedTokenCount => _service.Tokens.IssuedCount;

    /// <summary>Makes an emulator without a port, which is reached by <see cref="CreateHandler"/> alone.</summary>
    /// <param name="options">What it is like; <see langword="null"/> takes the defaults. Host and port do not matter.</param>
    /// <returns>The emulator. Dispose it at the end.</returns>
    /// <exception cref="ArgumentException">An option is not what it may be; the message names it.</exception>
    public static IoTDAEmulator Create(EmulatorOptions? options = null)
    {
        options ??= new EmulatorOptions();
        options.ThrowIfInvalid();
        return new IoTDAEmulator(null, options, new EmulatedService(options, options.ControlKey));
    }

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">What it is like; <see langword="null"/> takes the defaults.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The running emulator. Dispose it to stop.</returns>
    /// <exception cref="ArgumentException">An option is not what it may be; the message names it.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    /// <example>
    /// <code language="csharp">
    /// await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(new EmulatorOptions { Speed = 60 });
    /// using IoTDAClient client = IoTDAClient.Create(new IoTDAClientOptions
    /// {
    ///     Endpoint = emulator.BaseAddress,
    ///     ProjectId = emulator.ProjectId,
    ///     Token = emulator.Token,
    /// });
    /// </code>
    /// </example>
    public static async Task<IoTDAEmulator> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorOptions();
        options.ThrowIfInvalid();
        IPAddress host = KestrelHost.Resolve(options.Host);
        EmulatedService service = new(options, options.ControlKey ?? (IPAddress.IsLoopback(host) ? null : RandomNumberGenerator.GetHexString(32, lowercase: true)));
        try
        {
            Listener listener = await Listener.StartAsync(
                host, options.Port, service.Pipeline.HandleAsync, options.LoggerFactory, cancellationToken).ConfigureAwait(false);
            return new IoTDAEmulator(listener, options, service);
        }
        catch
        {
            service.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Makes a handler for an <see cref="HttpClient"/> whose requests get here without a socket. Connection faults show as
    /// <see cref="HttpRequestException"/>. It ends with the emulator.
    /// </summary>
    /// <returns>The handler, to be used with <see cref="BaseAddress"/>.</returns>
    public HttpMessageHandler CreateHandler() => _inProcess.Value.CreateHandler();

    /// <summary>Lets every token end, the static one included. Tokens issued afterwards are valid.</summary>
    public void ExpireTokens() => _service.Tokens.ExpireAll();

    /// <summary>Lets one token end.</summary>
    /// <param name="token">The token.</param>
    public void ExpireToken(string token) => _service.Tokens.Expire(token);

    /// <summary>
    /// Forgets all tasks, files, issued tokens and requests, makes <see cref="Token"/> valid again and brings back the faults, the fleet and
    /// the clock of the start. Users of the program ask for the same with <c>POST /emulator/reset</c>. Ids of tasks go on growing, and so does the count of all requests.
    /// </summary>
    public void Reset() => _service.Reset(ResetScope.All);

    /// <summary>Brings some parts back to the state of the start.</summary>
    /// <param name="scope">Which parts.</param>
    public void Reset(ResetScope scope) => _service.Reset(scope);

    /// <summary>Takes a snapshot of batch tasks, files, fleet and time.</summary>
    /// <returns>The snapshot, kept by you alone.</returns>
    public EmulatorSnapshot TakeSnapshot() => _service.TakeSnapshot();

    /// <summary>Brings batch tasks, files, fleet and time back to a snapshot of this emulator. Faults, outcomes, tokens and the journal stay.</summary>
    /// <param name="snapshot">The snapshot.</param>
    public void Restore(EmulatorSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        _service.Restore(snapshot);
    }

    /// <summary>
    /// Breaks the open connections and stops listening: new connections are refused, by the operating system, until
    /// <see cref="ResumeListeningAsync"/>. The state stays. Does nothing when it does not listen.
    /// </summary>
    /// <returns>A task that ends when connections are refused.</returns>
    public Task StopListeningAsync() => _listener?.StopAsync() ?? Task.CompletedTask;

    /// <summary>Listens again, on the same port. Does nothing when it listens.</summary>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that ends when connections are accepted.</returns>
    /// <exception cref="IOException">The port was taken in the meantime.</exception>
    /// <exception cref="InvalidOperationException">The emulator was made without a port.</exception>
    public Task ResumeListeningAsync(CancellationToken cancellationToken = default)
        => _listener?.ResumeAsync(cancellationToken) ?? throw new InvalidOperationException("The emulator was made without a port.");

    /// <summary>Stops listening and breaks the connections that are open.</summary>
    /// <returns>A task that ends when the port is free.</returns>
    public async ValueTask DisposeAsync()
    {
        _service.Dispose();
        if (_inProcess.IsValueCreated)
        {
            await _inProcess.Value.DisposeAsync().ConfigureAwait(false);
        }

        if (_listener is not null)
        {
            await _listener.DisposeAsync().ConfigureAwait(false);
        }
    }
}

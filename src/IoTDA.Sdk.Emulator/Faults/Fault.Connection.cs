namespace IoTDA.Sdk.Emulator;

/// <content>Faults of the connection.</content>
public sealed partial class Fault
{
    /// <summary>
    /// Breaks the connection before the request is read: the nearest to a refused connection that one request can meet. To refuse
    /// connections in earnest, see <see cref="IoTDAEmulator.StopListeningAsync"/>.
    /// </summary>
    public static Fault Refuse { get; } = new(nameof(Refuse), static _ => Task.FromResult(EmulatorResponse.Reset)) { SkipsBody = true };

    /// <summary>Reads the request and resets the connection. Nothing is executed.</summary>
    public static Fault ResetBeforeExecuting { get; } = new(nameof(ResetBeforeExecuting), static _ => Task.FromResult(EmulatorResponse.Reset));

    /// <summary>Executes the request and resets the connection instead of answering.</summary>
    public static Fault ResetAfterExecuting { get; } = new(nameof(ResetAfterExecuting), static async call =>
    {
        await call.ExecuteAsync().ConfigureAwait(false);
        return EmulatorResponse.Reset;
    });

    /// <summary>Executes the request, announces the answer's whole length, sends half of it and closes the connection.</summary>
    public static Fault BodyCutShort { get; } = new(nameof(BodyCutShort), static async call =>
    {
        EmulatorResponse response = await call.ExecuteAsync().ConfigureAwait(false);
        return response with { AnnouncedLength = response.Body.Length, Body = response.Body[..(response.Body.Length / 2)] };
    });
}

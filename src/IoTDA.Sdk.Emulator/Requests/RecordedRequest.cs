namespace IoTDA.Sdk.Emulator;

/// <summary>A request as it arrived, and what became of it.</summary>
/// <param name="RequestId">The id that the answer carries in <c>X-Request-Id</c>.</param>
/// <param name="ReceivedAt">When it arrived, by the emulator's clock.</param>
/// <param name="Operation">The operation; <see langword="null"/> for an unknown route.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="RawTarget">Path and query, exactly as on the wire.</param>
/// <param name="Headers">Every header with its values, names compared without case.</param>
/// <param name="Body">The body's bytes; empty when there was none, or none was read.</param>
public sealed record RecordedRequest(
    string RequestId,
    DateTimeOffset ReceivedAt,
    EmulatedOperation? Operation,
    string Method,
    string RawTarget,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Headers,
    ReadOnlyMemory<byte> Body)
{
    /// <summary>The fault that it met; <see langword="null"/> for none.</summary>
    public Fault? Fault { get; internal init; }

    /// <summary>Whether the operation was carried out, whatever the caller was told. Set before anything is answered.</summary>
    public bool Executed { get; internal set; }

    /// <summary>The task or file that the operation made or that the path names; <see langword="null"/> where there is neither.</summary>
    public string? ResourceId { get; internal set; }

    /// <summary>The status of the answer; <see langword="null"/> until there is one, and for good where the connection was reset instead.</summary>
    public int? StatusCode { get; internal set; }
}

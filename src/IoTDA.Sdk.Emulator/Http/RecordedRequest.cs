namespace IoTDA.Sdk.Emulator.Http;

/// <summary>A request as it arrived.</summary>
/// <param name="RequestId">The id that the answer carries in <c>X-Request-Id</c>.</param>
/// <param name="ReceivedAt">When it arrived, by the emulator's clock.</param>
/// <param name="Operation">The operation; <see langword="null"/> for an unknown route.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="RawTarget">Path and query, exactly as on the wire.</param>
/// <param name="Headers">Every header with its values, names compared without case.</param>
/// <param name="Body">The body's bytes; empty when there was none.</param>
public sealed record RecordedRequest(
    string RequestId,
    DateTimeOffset ReceivedAt,
    EmulatedOperation? Operation,
    string Method,
    string RawTarget,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Headers,
    ReadOnlyMemory<byte> Body);

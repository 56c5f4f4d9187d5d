using System.Text;
using System.Text.Json;

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
    /// <summary>The body's bytes; empty when there was none, or none was read.</summary>
    public ReadOnlyMemory<byte> Body { get; internal set; } = Body;

    /// <summary>The body as UTF-8; empty when there was none, or none was read.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The body as JSON; <see langword="null"/> when it is none.</summary>
    public JsonElement? Json
    {
        get
        {
            Utf8JsonReader reader = new(Body.Span);
            try
            {
                return JsonElement.TryParseValue(ref reader, out JsonElement? json) ? json : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>The fault that it met; <see langword="null"/> for none.</summary>
    public Fault? Fault { get; internal set; }

    /// <summary>Whether the operation was carried out, whatever the caller was told. Set before anything is answered.</summary>
    public bool Executed { get; internal set; }

    /// <summary>The task or file that the operation made or that the path names; <see langword="null"/> where there is neither.</summary>
    public string? ResourceId { get; internal set; }

    /// <summary>The status of the answer; <see langword="null"/> until there is one, and for good where the connection was reset instead.</summary>
    public int? StatusCode { get; internal set; }

    /// <summary>The error code of the answer; <see langword="null"/> where it has none.</summary>
    public string? ErrorCode { get; internal set; }

    /// <summary>When it was answered, by the emulator's clock; <see langword="null"/> until then.</summary>
    public DateTimeOffset? AnsweredAt { get; internal set; }

    /// <summary>The body of the answer; empty until there is one.</summary>
    public ReadOnlyMemory<byte> ResponseBody { get; internal set; }

    internal bool IsAnswered { get; set; }
}

using System.Globalization;
using System.Net;

namespace IoTDA.Sdk;

/// <summary>What became of one call, for <see cref="CallOptions.OnCompleted"/>. It holds no body, no header and no credential.</summary>
public sealed record CallReport
{
    /// <summary>The operation's name in the API reference, such as <c>CreateBatchTask</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The status of the last attempt's answer; <see langword="null"/> when that attempt had none, or nothing was sent.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The id by which the service's support finds the request; <see langword="null"/> when the answer names none.</summary>
    public string? RequestId { get; init; }

    /// <summary>How many attempts were made; 0 when the call ended before the first, such as in the queue of a rate limit.</summary>
    public int Attempts { get; init; }

    /// <summary>The time from the start of the call to its end, with all attempts and the waits between them.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>What the call failed with; <see langword="null"/> after a success.</summary>
    public Exception? Exception { get; init; }

    /// <inheritdoc />
    public override string ToString()
    {
        string status = StatusCode is { } code ? string.Create(CultureInfo.InvariantCulture, $"{(int)code}") : "no answer";
        return string.Create(
            CultureInfo.InvariantCulture, $"{Operation}: {status} in {Duration.TotalMilliseconds:0} ms, attempts {Attempts}{(RequestId is null ? "" : ", request id ")}{RequestId}{(Exception is null ? "" : ", ")}{Exception?.GetType().Name}");
    }
}

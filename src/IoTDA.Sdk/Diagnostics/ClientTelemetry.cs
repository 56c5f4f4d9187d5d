using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace IoTDA.Sdk.Diagnostics;

/// <summary>
/// What the library shows of itself under the name <c>IoTDA.Sdk</c>: one activity an operation, and metrics. Names follow OpenTelemetry's
/// conventions for HTTP where there is one; no value holds a credential, a path or a body.
/// </summary>
internal static class ClientTelemetry
{
    public const string Name = "IoTDA.Sdk";

    public const string OperationTag = "iotda.operation";
    public const string ErrorCodeTag = "iotda.error_code";
    public const string RequestIdTag = "iotda.request_id";
    public const string OutcomeTag = "iotda.outcome";
    public const string FailureTag = "iotda.failure";
    public const string ErrorTypeTag = "error.type";
    public const string StatusCodeTag = "http.response.status_code";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "iotda.client.operation.duration", "s", "Duration of an operation with all its attempts.");

    private static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "iotda.client.retries", "{retry}", "Attempts after the first one.");

    private static readonly Counter<long> Throttled = Meter.CreateCounter<long>(
        "iotda.client.throttled", "{attempt}", "Attempts that the service or its gateway refused because calls come too fast.");

    private static readonly Histogram<double> PermitWaits = Meter.CreateHistogram<double>(
        "iotda.client.rate_limit.wait.duration", "s", "Time that calls waited for a permit of the client's own rate limit, by what became of it.");

    private static readonly Counter<long> Recoveries = Meter.CreateCounter<long>(
        "iotda.client.recoveries", "{recovery}", "Uncertain outcomes that were looked up, by what became of them.");

    private static readonly Counter<long> TokenRenewals = Meter.CreateCounter<long>(
        "iotda.client.token_renewals", "{renewal}", "Token renewals.");

    /// <summary>Whether anybody measures durations.</summary>
    public static bool IsDurationEnabled => Duration.Enabled;

    public static void RecordDuration(TimeSpan duration, string operation, string? errorType)
    {
        TagList tags = default;
        tags.Add(OperationTag, operation);
        if (errorType is not null)
        {
            tags.Add(ErrorTypeTag, errorType);
        }

        Duration.Record(duration.TotalSeconds, tags);
    }

    public static void CountRetry(string operation, string failure)
        => Retries.Add(1, new(OperationTag, operation), new(FailureTag, failure));

    public static void CountThrottled(string operation) => Throttled.Add(1, new KeyValuePair<string, object?>(OperationTag, operation));

    public static void RecordPermitWait(TimeSpan waited, string operation, string outcome)
        => PermitWaits.Record(waited.TotalSeconds, new(OperationTag, operation), new(OutcomeTag, outcome));

    public static void CountRecovery(string operation, string outcome)
        => Recoveries.Add(1, new(OperationTag, operation), new(OutcomeTag, outcome));

    public static void CountTokenRenewal() => TokenRenewals.Add(1);
}

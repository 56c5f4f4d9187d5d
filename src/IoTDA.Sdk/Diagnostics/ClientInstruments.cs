using System.Diagnostics.Metrics;

namespace IoTDA.Sdk.Diagnostics;

/// <summary>The instruments that all clients of the process share; what tells the clients apart is in the tags.</summary>
internal static class ClientInstruments
{
    private static readonly Meter Meter = new(ClientTelemetry.Name, ClientTelemetry.Version);

    // The buckets go on where those of HTTP's own durations end, since a call waits between its attempts.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60, 100, 180],
    };

    public static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "iotda.client.operation.duration",
        "s",
        "Duration of an operation with all its attempts and the delays between them.",
        tags: null,
        Seconds);

    public static readonly Counter<long> Retries = Meter.CreateCounter<long>("iotda.client.retries", "{retry}", "Attempts after the first one.");

    public static readonly Counter<long> Throttled = Meter.CreateCounter<long>(
        "iotda.client.throttled", "{attempt}", "Attempts that the service or its gateway refused because calls come too fast.");

    public static readonly Histogram<double> PermitWaits = Meter.CreateHistogram(
        "iotda.client.rate_limit.wait.duration",
        "s",
        "Time that calls waited for a permit of the client's own rate limit, by what became of it.",
        tags: null,
        Seconds);

    public static readonly Counter<long> Recoveries = Meter.CreateCounter<long>(
        "iotda.client.recoveries", "{recovery}", "Uncertain outcomes that were looked up, by what became of them.");

    public static readonly Counter<long> TokenRenewals = Meter.CreateCounter<long>("iotda.client.token_renewals", "{renewal}", "Tokens that IAM has given.");
}

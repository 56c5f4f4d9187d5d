using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.Diagnostics;

/// <summary>
/// What one client shows of its calls to one server under the name <c>IoTDA.Sdk</c>: spans, metrics and log lines, all with the client's name and the
/// server's address. Names follow OpenTelemetry's conventions for HTTP where there is one; no value holds a credential, a path or a body.
/// </summary>
internal sealed class ClientTelemetry
{
    public const string Name = "IoTDA.Sdk";

    public const string ClientNameTag = "iotda.client.name";
    public const string OperationTag = "iotda.operation";
    public const string TaskIdTag = "iotda.task_id";
    public const string ErrorCodeTag = "iotda.error_code";
    public const string RequestIdTag = "iotda.request_id";
    public const string OutcomeTag = "iotda.outcome";
    public const string FailureTag = "iotda.failure";
    public const string ErrorTypeTag = "error.type";
    public const string MethodTag = "http.request.method";
    public const string ResendCountTag = "http.request.resend_count";
    public const string StatusCodeTag = "http.response.status_code";
    public const string ServerAddressTag = "server.address";
    public const string ServerPortTag = "server.port";
    public const string TemplateTag = "url.template";

    private const string RecoverySpan = "RecoverOutcome";

    public static readonly string? Version = typeof(ClientTelemetry).Assembly.GetName().Version?.ToString(3);

    private static readonly ActivitySource Source = new(Name, Version);

    // Made once: a measurement copies them.
    private readonly TagList _tags;

    /// <summary>What a client shows.</summary>
    /// <param name="clientName">The client's name; empty for one without a name.</param>
    /// <param name="server">The server.</param>
    /// <param name="timeProvider">The clock of the durations.</param>
    /// <param name="logger">Where the client logs.</param>
    public ClientTelemetry(string clientName, Uri server, TimeProvider timeProvider, ILogger logger)
    {
        TimeProvider = timeProvider;
        Logger = new ClientLogger(logger, clientName, server.IdnHost);
        Server = $"{server.Host}:{server.Port}";
        if (clientName.Length > 0)
        {
            _tags.Add(ClientNameTag, clientName);
        }

        _tags.Add(ServerAddressTag, server.IdnHost);
        _tags.Add(ServerPortTag, server.Port);
    }

    /// <summary>Whether anybody measures durations.</summary>
    public static bool IsDurationEnabled => ClientInstruments.Duration.Enabled;

    /// <summary>Whether anybody listens to spans.</summary>
    public static bool IsTraced => Source.HasListeners();

    /// <summary>The clock of the durations.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>Where the client logs.</summary>
    public ILogger Logger { get; }

    /// <summary>The server's host and port, for texts.</summary>
    public string Server { get; }

    /// <summary>Starts the span of one call; <see langword="null"/> when nobody listens or it is not sampled.</summary>
    public Activity? StartCall(string operation, string method, string template)
        => !IsTraced ? null : Start(operation, ActivityKind.Client, new(OperationTag, operation), new(MethodTag, method), new(TemplateTag, template));

    /// <summary>Starts the span of work on a task that takes several calls.</summary>
    /// <param name="name">The span's name.</param>
    /// <param name="taskId">The task's id; <see langword="null"/> where it is to be found out.</param>
    public Activity? StartWork(string name, string? taskId)
        => !IsTraced ? null : taskId is null ? Start(name, ActivityKind.Internal) : Start(name, ActivityKind.Internal, new KeyValuePair<string, object?>(TaskIdTag, taskId));

    /// <summary>Starts the span of the look-ups after an uncertain outcome.</summary>
    public Activity? StartRecovery(string operation, string? taskId = null)
    {
        Activity? span = StartWork(RecoverySpan, taskId);
        span?.SetTag(OperationTag, operation);
        return span;
    }

    public void RecordDuration(TimeSpan duration, string operation, int? statusCode, string? errorType)
    {
        TagList tags = With(OperationTag, operation);
        if (statusCode is { } code)
        {
            tags.Add(StatusCodeTag, code);
        }

        if (errorType is not null)
        {
            tags.Add(ErrorTypeTag, errorType);
        }

        ClientInstruments.Duration.Record(duration.TotalSeconds, tags);
    }

    public void CountRetry(string operation, string failure)
    {
        TagList tags = With(OperationTag, operation);
        tags.Add(FailureTag, failure);
        ClientInstruments.Retries.Add(1, tags);
    }

    public void CountThrottled(string operation) => ClientInstruments.Throttled.Add(1, With(OperationTag, operation));

    public void RecordPermitWait(TimeSpan waited, string operation, string outcome)
    {
        TagList tags = With(OperationTag, operation);
        tags.Add(OutcomeTag, outcome);
        ClientInstruments.PermitWaits.Record(waited.TotalSeconds, tags);
    }

    /// <summary>Counts what became of an uncertain outcome, and tells it to the span of its look-ups.</summary>
    public void CountRecovery(string operation, string outcome, string? taskId = null)
    {
        TagList tags = With(OperationTag, operation);
        tags.Add(OutcomeTag, outcome);
        ClientInstruments.Recoveries.Add(1, tags);
        if (Activity.Current is { OperationName: RecoverySpan } span && span.Source == Source)
        {
            span.SetTag(OutcomeTag, outcome);
            if (taskId is not null)
            {
                span.SetTag(TaskIdTag, taskId);
            }

            span.SetStatus(outcome == "unknown" ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
        }
    }

    public void CountTokenRenewal() => ClientInstruments.TokenRenewals.Add(1, _tags);

    private TagList With(string key, object? value)
    {
        TagList tags = _tags;
        tags.Add(key, value);
        return tags;
    }

    // Given at the start, so that a sampler can decide by them.
    private Activity? Start(string name, ActivityKind kind, params KeyValuePair<string, object?>[] tags)
        => Source.StartActivity(name, kind, default(ActivityContext), [.. _tags, .. tags]);
}

using System.Globalization;
using System.Net;
using IoTDA.Sdk.Errors;

namespace IoTDA.Sdk;

/// <summary>The service, or the gateway before it, answered with an error.</summary>
public sealed class IoTDAServiceException : IoTDAException
{
    /// <summary>The exception for an error answer.</summary>
    /// <param name="operation">The operation's name in the API reference, such as <c>CreateBatchTask</c>.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="errorCode">The error code; <see langword="default"/> when the answer has none.</param>
    /// <param name="serviceMessage">The service's words; <see langword="null"/> when it gave none.</param>
    /// <param name="requestId">The request's id at the service; <see langword="null"/> when it gave none.</param>
    /// <param name="retryAfter">How long the service asks to wait; <see langword="null"/> when it does not.</param>
    public IoTDAServiceException(
        string operation,
        HttpStatusCode statusCode,
        ErrorCode errorCode = default,
        string? serviceMessage = null,
        string? requestId = null,
        TimeSpan? retryAfter = null)
        : this(operation, statusCode, errorCode, serviceMessage, requestId, retryAfter, null)
    {
    }

    /// <summary>The exception for an error answer of which more is known than it says.</summary>
    internal IoTDAServiceException(
        string operation,
        HttpStatusCode statusCode,
        ErrorCode errorCode,
        string? serviceMessage,
        string? requestId,
        TimeSpan? retryAfter,
        string? hint)
        : base(
            operation,
            Describe(operation, statusCode, errorCode, serviceMessage, requestId, retryAfter, hint),
            IsPassing(statusCode, errorCode),
            IsAmbiguous(statusCode, errorCode),
            null)
    {
        StatusCode = statusCode;
        ErrorCode = errorCode;
        ServiceMessage = serviceMessage;
        RequestId = requestId;
        RetryAfter = retryAfter;
    }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The error code; <see langword="default"/> when the answer has none. Wire name <c>error_code</c>.</summary>
    public ErrorCode ErrorCode { get; }

    /// <summary>The service's words, shortened; <see langword="null"/> when it gave none. Wire name <c>error_msg</c>.</summary>
    public string? ServiceMessage { get; }

    /// <summary>The request's id at the service, for its support; <see langword="null"/> when it gave none. Header <c>X-Request-Id</c>.</summary>
    public string? RequestId { get; }

    /// <summary>How long the service asks to wait before the next call; <see langword="null"/> when it does not. Header <c>Retry-After</c>.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>Whether a call with this answer may succeed later without a change.</summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="errorCode">The error code.</param>
    internal static bool IsPassing(HttpStatusCode statusCode, ErrorCode errorCode)
        => errorCode.IsThrottling || (int)statusCode is 408 or 429 or 500 or 502 or 503 or 504;

    /// <summary>Whether the request may have been executed behind this answer: an error of the server, a gateway's timeout, a change of protocol or "see other" proves nothing.</summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="errorCode">The error code.</param>
    internal static bool IsAmbiguous(HttpStatusCode statusCode, ErrorCode errorCode)
        => !errorCode.IsThrottling && (int)statusCode is < 200 or 303 or 408 or >= 500;

    /// <summary>Status and code for a text; IAM's code is often the status once more.</summary>
    internal static string Show(HttpStatusCode statusCode, ErrorCode errorCode)
    {
        string status = ((int)statusCode).ToString(CultureInfo.InvariantCulture);
        return errorCode == default || errorCode.Value == status ? status : $"{status} {errorCode}";
    }

    private static string Describe(
        string operation, HttpStatusCode statusCode, ErrorCode errorCode, string? serviceMessage, string? requestId, TimeSpan? retryAfter, string? known)
    {
        string words = serviceMessage?.TrimEnd('.', ' ') is { Length: > 0 } text ? $": {text}" : "";
        string id = requestId is null ? "" : $" (request id {requestId})";
        string wait = retryAfter is { } span
            ? string.Create(CultureInfo.InvariantCulture, $" The service asks to wait {span.TotalSeconds:0} s.")
            : "";
        string hint = (known ?? ErrorHints.For(operation, statusCode, errorCode, serviceMessage)) is { } advice ? $" {advice}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{operation} failed with HTTP {Show(statusCode, errorCode)}{words}{id}.{wait}{hint}");
    }
}

using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.Diagnostics;

/// <summary>Every log message of the library. An event id is never given to another message. No message holds a credential or a body.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "{Operation}: attempt {Attempt} failed ({Reason}); the next one in {DelayMilliseconds} ms.")]
    public static partial void Retrying(ILogger logger, string operation, int attempt, string reason, long delayMilliseconds);

    [LoggerMessage(2, LogLevel.Information, "{Operation}: not retried after attempt {Attempt} ({Reason}): {Why}.")]
    public static partial void NotRetried(ILogger logger, string operation, int attempt, string reason, string why);

    [LoggerMessage(3, LogLevel.Information, "{Operation}: not found on attempt {Attempt}, after an attempt that may have been executed; taken as done.")]
    public static partial void DeletedByEarlierAttempt(ILogger logger, string operation, int attempt);

    [LoggerMessage(4, LogLevel.Information, "The service refused the token; a new one is requested.")]
    public static partial void TokenRejected(ILogger logger);

    [LoggerMessage(5, LogLevel.Warning, "{Operation}: the outcome is uncertain; looking at the service. {Reason}")]
    public static partial void OutcomeUncertain(ILogger logger, string operation, string reason);

    [LoggerMessage(6, LogLevel.Warning, "{Operation}: the request was executed although its answer was lost; {Kind} {Id} is its result.")]
    public static partial void Recovered(ILogger logger, string operation, string kind, string id);

    [LoggerMessage(7, LogLevel.Warning, "{Operation}: task {TaskId} is in the wanted state although the answer was lost.")]
    public static partial void AlreadyInWantedState(ILogger logger, string operation, string taskId);

    [LoggerMessage(8, LogLevel.Warning, "{Operation}: the request was not executed; it is sent once more.")]
    public static partial void SentOnceMore(ILogger logger, string operation);

    [LoggerMessage(9, LogLevel.Error, "{Operation}: the outcome stays unknown. {Reason}")]
    public static partial void OutcomeUnknown(ILogger logger, string operation, string reason);

    [LoggerMessage(10, LogLevel.Information, "Watching task {TaskId}: a poll failed, {Count} in a row; the watch goes on. {Reason}")]
    public static partial void LookFailed(ILogger logger, string taskId, int count, string reason);

    [LoggerMessage(11, LogLevel.Debug, "{Operation}: {StatusCode} on attempt {Attempt} after {ElapsedMilliseconds} ms, request id {RequestId}.", SkipEnabledCheck = true)]
    public static partial void Answered(ILogger logger, string operation, int statusCode, int attempt, long elapsedMilliseconds, string requestId);

    [LoggerMessage(12, LogLevel.Warning, "{Operation}: an HTTP handler of the application {What}. IoTDA.Sdk lets each attempt pass once, since a second request could be executed too, and retries by itself what is safe to retry. The application's handlers: {Handlers}. Remove the one that repeats requests through AddIoTDA(...).HttpClientBuilder, for example with RemoveAllResilienceHandlers().")]
    public static partial void SentAgain(ILogger logger, string operation, string what, string handlers);

    [LoggerMessage(13, LogLevel.Information, "{Operation}: waited {WaitMilliseconds} ms for a permit of the rate limit of {Whose}.")]
    public static partial void WaitedForPermit(ILogger logger, string operation, long waitMilliseconds, string whose);

    [LoggerMessage(14, LogLevel.Warning, "{Operation}: not sent, since the rate limit of {Whose} gave no permit: {Reason}.")]
    public static partial void NoPermit(ILogger logger, string operation, string whose, string reason);

    [LoggerMessage(15, LogLevel.Error, "{Operation}: CallOptions.OnCompleted threw {ExceptionType}; the call ends as it would have without.")]
    public static partial void ReportFailed(ILogger logger, string operation, string exceptionType);

    [LoggerMessage(20, LogLevel.Information, "IAM gave a new token, valid until {ExpiresAt:u}.")]
    public static partial void TokenRenewed(ILogger logger, DateTimeOffset expiresAt);

    [LoggerMessage(21, LogLevel.Information, "Took a token from the shared cache, valid until {ExpiresAt:u}.")]
    public static partial void TokenTakenFromCache(ILogger logger, DateTimeOffset expiresAt);

    [LoggerMessage(22, LogLevel.Warning, "Renewing the token in the background failed; the old one serves until its end. {Reason}")]
    public static partial void BackgroundRenewalFailed(ILogger logger, string reason);

    [LoggerMessage(23, LogLevel.Warning, "The shared token cache failed to {What} ({Reason}); the client goes on without it.")]
    public static partial void TokenCacheFailed(ILogger logger, string what, string reason);

    [LoggerMessage(24, LogLevel.Warning, "An entry of the shared token cache is not one that this client could have written, and is refused.")]
    public static partial void TokenEntryRefused(ILogger logger);

    [LoggerMessage(30, LogLevel.Information, "The credentials have changed: the next attempt uses those of {Source}.")]
    public static partial void CredentialsReloaded(ILogger logger, string source);

    [LoggerMessage(31, LogLevel.Warning, "Changed settings need a restart to take effect: {Settings}.")]
    public static partial void RestartNeeded(ILogger logger, string settings);

    [LoggerMessage(32, LogLevel.Warning, "The changed settings are not valid and do not take effect: {Reason}")]
    public static partial void InvalidReload(ILogger logger, string reason);
}

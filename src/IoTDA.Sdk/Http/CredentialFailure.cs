using IoTDA.Sdk.Errors;

namespace IoTDA.Sdk.Http;

/// <summary>Tells a failure to get credentials from a failure of the request, which was never sent.</summary>
internal static class CredentialFailure
{
    /// <summary>Whether an exception means that no credentials were to be had; the caller's cancellation does not.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="cancellationToken">The call's.</param>
    public static bool IsOne(Exception exception, CancellationToken cancellationToken)
        => exception is not IoTDACredentialException && !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested);

    /// <summary>The exception for the caller.</summary>
    /// <param name="request">The request that was not sent, at this try.</param>
    /// <param name="exception">What was thrown.</param>
    public static IoTDACredentialException Of(HttpRequestMessage request, Exception exception)
        => new(
            ApiOperation.NameOf(request), exception.Message, IsTransient(exception), ApiOperation.MayEarlierTryHaveExecuted(request), exception);

    /// <inheritdoc cref="Of(HttpRequestMessage, Exception)" />
    /// <param name="operation">The operation that was not sent at all.</param>
    /// <param name="exception">What was thrown.</param>
    public static IoTDACredentialException Of(string operation, Exception exception)
        => new(operation, exception.Message, IsTransient(exception), mayHaveExecuted: false, exception);

    private static bool IsTransient(Exception exception)
        => exception is IoTDAException known ? known.IsTransient : TransportFailure.IsTransient(exception);
}

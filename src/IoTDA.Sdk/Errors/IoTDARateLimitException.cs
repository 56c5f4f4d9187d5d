namespace IoTDA.Sdk;

/// <summary>
/// The client's own rate limit (<see cref="IoTDAClientOptions.RateLimit"/>) gave a call no permit: its queue was full, or the call's time was over before a permit came.
/// Nothing was sent.
/// </summary>
/// <remarks>
/// Not thrown when the service or its gateway says that calls come too fast: that is retried, and in the end an <see cref="IoTDAServiceException"/>.
/// </remarks>
public sealed class IoTDARateLimitException : IoTDAException
{
    /// <summary>The exception for a call without a permit. It is transient, and the service has not executed the request.</summary>
    /// <param name="operation">The operation's name in the API reference, such as <c>CreateBatchTask</c>.</param>
    /// <param name="reason">Why there was none, without a full stop.</param>
    /// <param name="innerException">What the limiter threw; <see langword="null"/> when nothing was thrown.</param>
    public IoTDARateLimitException(string operation, string reason, Exception? innerException = null)
        : base(operation, $"{operation} was not sent, since {reason}. The service has not executed the request.", isTransient: true, mayHaveExecuted: false, innerException)
    {
    }
}

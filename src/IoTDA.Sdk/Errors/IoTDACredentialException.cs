namespace IoTDA.Sdk;

/// <summary>
/// No credentials were available, so the request was not sent: IAM gave no token or no project id, or a provider of the
/// host's own failed.
/// </summary>
/// <remarks>
/// Not thrown when the service refuses credentials that were sent; that is an <see cref="IoTDAServiceException"/> with the status 401 or 403.
/// </remarks>
public sealed class IoTDACredentialException : IoTDAException
{
    /// <summary>The exception for a request without credentials.</summary>
    /// <param name="operation">The name of the operation that was not sent, such as <c>CreateBatchTask</c>.</param>
    /// <param name="reason">Why there are none, as a sentence.</param>
    /// <param name="isTransient">Whether the same call may succeed later without a change.</param>
    /// <param name="mayHaveExecuted">Whether an earlier attempt of the same call, which had credentials, may have been executed.</param>
    /// <param name="innerException">
    /// What was thrown: for IAM's answer an <see cref="IoTDAServiceException"/> with its status, code and words.
    /// </param>
    public IoTDACredentialException(string operation, string reason, bool isTransient, bool mayHaveExecuted = false, Exception? innerException = null)
        : this(operation, "no credentials were available", reason, isTransient, mayHaveExecuted, innerException)
    {
    }

    /// <summary>The exception for a request that lacks something else of IAM's.</summary>
    internal IoTDACredentialException(string operation, string lack, string reason, bool isTransient, bool mayHaveExecuted, Exception? innerException)
        : base(operation, $"{operation} was not sent, because {lack}: {reason}", isTransient, mayHaveExecuted, innerException)
    {
    }
}

namespace IoTDA.Sdk;

/// <summary>There was no usable answer: no connection, no answer in time, or an answer that cannot be read.</summary>
public sealed class IoTDATransportException : IoTDAException
{
    /// <summary>The exception for a call without a usable answer.</summary>
    /// <param name="operation">The operation's name in the API reference, such as <c>CreateBatchTask</c>.</param>
    /// <param name="reason">What happened, as the end of a sentence that starts with the operation.</param>
    /// <param name="mayHaveExecuted">Whether the request can have reached the service.</param>
    /// <param name="isTransient">Whether the same call may succeed later without a change.</param>
    /// <param name="innerException">What the transport threw; <see langword="null"/> when nothing was thrown.</param>
    public IoTDATransportException(
        string operation, string reason, bool mayHaveExecuted, bool isTransient = true, Exception? innerException = null)
        : this(operation, reason, mayHaveExecuted, isTransient, innerException, isRead: false)
    {
    }

    /// <summary>The exception for a call that may be a read, of which nobody asks whether it was executed.</summary>
    internal IoTDATransportException(string operation, string reason, bool mayHaveExecuted, bool isTransient, Exception? innerException, bool isRead)
        : base(operation, Describe(operation, reason, mayHaveExecuted, isRead), isTransient, mayHaveExecuted, innerException)
    {
    }

    private static string Describe(string operation, string reason, bool mayHaveExecuted, bool isRead)
        => isRead ? $"{operation} {reason}." : $"{operation} {reason}. The service {(mayHaveExecuted ? "may have executed" : "has not executed")} the request.";
}

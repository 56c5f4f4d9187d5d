namespace IoTDA.Sdk;

/// <summary>
/// A call to IoTDA failed: the service said no (<see cref="IoTDAServiceException"/>) or gave no usable answer
/// (<see cref="IoTDATransportException"/>).
/// </summary>
/// <remarks>
/// Not thrown for a wrong request (<see cref="RequestValidationException"/>), for the caller's cancellation
/// (<see cref="OperationCanceledException"/>), nor for a task that ends in <c>Fail</c>: that is a result.
/// </remarks>
public abstract class IoTDAException : Exception
{
    private protected IoTDAException(string operation, string message, bool isTransient, bool mayHaveExecuted, Exception? innerException)
        : base(message, innerException)
    {
        Operation = operation;
        IsTransient = isTransient;
        MayHaveExecuted = mayHaveExecuted;
    }

    /// <summary>The operation's name in the API reference, such as <c>CreateBatchTask</c>.</summary>
    public string Operation { get; }

    /// <summary>Whether the same call may succeed later without a change. It says nothing about whether repeating it is safe.</summary>
    public bool IsTransient { get; }

    /// <summary>
    /// Whether the service may have executed the request. <see langword="false"/> only where it certainly has not: it was
    /// never reached, or refused the request. While it is <see langword="true"/>, a create must not be repeated blindly.
    /// </summary>
    public bool MayHaveExecuted { get; internal set; }
}

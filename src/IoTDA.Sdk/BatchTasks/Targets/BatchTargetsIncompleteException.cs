using System.Globalization;

namespace IoTDA.Sdk;

/// <summary>
/// A stop, retry or confirm call of more than 100 targets broke off: the service executed some of its requests, then one failed. What was
/// done and what is left is here, so that nothing is lost. Where the caller cancelled, it is inside of the <see cref="OperationCanceledException"/>.
/// </summary>
public sealed class BatchTargetsIncompleteException : IoTDAException
{
    /// <summary>The exception for a call that broke off.</summary>
    /// <param name="operation">The operation's name in the API reference.</param>
    /// <param name="completed">What became of the targets of the requests that succeeded.</param>
    /// <param name="remaining">The targets of the request that failed and of those that were not sent.</param>
    /// <param name="innerException">Why it failed: its <see cref="IoTDAException"/>, or the caller's cancellation.</param>
    public BatchTargetsIncompleteException(
        string operation, IReadOnlyList<BatchTargetResult> completed, IReadOnlyList<string> remaining, Exception innerException)
        : base(operation, Describe(operation, completed, remaining, innerException), innerException is IoTDAException { IsTransient: true }, mayHaveExecuted: true, innerException)
    {
        Completed = completed;
        Remaining = remaining;
    }

    /// <summary>What became of the targets of the requests that succeeded.</summary>
    public IReadOnlyList<BatchTargetResult> Completed { get; }

    /// <summary>The targets of the request that failed, which may have taken effect, and of those that were not sent.</summary>
    public IReadOnlyList<string> Remaining { get; }

    private static string Describe(
        string operation, IReadOnlyList<BatchTargetResult> completed, IReadOnlyList<string> remaining, Exception innerException)
    {
        ArgumentNullException.ThrowIfNull(completed);
        ArgumentNullException.ThrowIfNull(remaining);
        ArgumentNullException.ThrowIfNull(innerException);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{operation} broke off after {completed.Count} of {completed.Count + remaining.Count} targets. {innerException.Message}");
    }
}

namespace IoTDA.Sdk;

/// <summary>
/// What the calls of a view of a client have instead of its options: <see cref="IoTDAClient.With"/> takes it. What is <see langword="null"/> stays as it is.
/// </summary>
public sealed class CallOptions
{
    /// <summary>The time that a call may take with all its attempts, the delays between them, recovery and the queue of a rate limit; of uploads and downloads too.</summary>
    /// <value>10 milliseconds to a day, and not below <see cref="AttemptTimeout"/> where both are set. <see langword="null"/>, the default, takes the client's.</value>
    public TimeSpan? TotalTimeout { get; init; }

    /// <summary>The time that one attempt may take, of uploads too, or each wait of a download. It ends with the call's in any case.</summary>
    /// <value>From 10 milliseconds to the call's total timeout. <see langword="null"/>, the default, takes the client's.</value>
    public TimeSpan? AttemptTimeout { get; init; }

    /// <summary>How many times a call is tried in all.</summary>
    /// <value>1 to 10; 1 means no second attempt. <see langword="null"/>, the default, takes the client's number.</value>
    public int? MaxAttempts { get; init; }

    /// <summary>Whether the service is looked at after an uncertain outcome, as <see cref="RecoveryOptions.Enabled"/> says for the client.</summary>
    /// <value>
    /// When <see langword="false"/>, an uncertain create, upload, stop, retry or confirm is its failure at once, with <see cref="IoTDAException.MayHaveExecuted"/>: there is no look,
    /// and nothing is sent once more. <see langword="null"/>, the default, does as the client does.
    /// </value>
    public bool? Recovery { get; init; }

    /// <summary>More request headers, such as one that a gateway routes by. They are sent with each attempt, are not covered by a signature, and are never logged.</summary>
    /// <value>
    /// Empty by default. A value has at least one character, all of them visible ASCII or spaces in between. Refused are the credentials and all that the client sets itself: <c>Authorization</c>,
    /// <c>X-Auth-Token</c>, <c>Instance-Id</c>, <c>X-Sdk-*</c>, <c>Host</c>, <c>Content-*</c> and the like.
    /// </value>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Called at the end of each call, whether it succeeded, failed or was cancelled, before its caller goes on. One method may make several: each page of a list, each poll of a watch and
    /// each look of a recovery is a call. Not called for a request that breaks a documented limit.
    /// </summary>
    /// <value>
    /// <see langword="null"/>, the default, calls nobody. The caller waits for it, so keep it quick; calls that run at the same time call it at the same time. What it throws is logged and goes
    /// no further: a create that was executed must not look failed.
    /// </value>
    public Action<CallReport>? OnCompleted { get; init; }
}

namespace IoTDA.Sdk;

/// <summary>
/// A limit of the client's own on how many calls start, off by default: so that a job in the background leaves the service's quota to others, or a quota that is known is not
/// run into. A call waits within its <see cref="ResilienceOptions.TotalTimeout"/>.
/// </summary>
/// <remarks>
/// One permit a call, taken before its first attempt. Its further attempts take none: they have delays and a budget of their own, and are rare. Neither do the looks that
/// settle an uncertain outcome. A page of a list, a poll of a watch and a request of 100 targets are a call each. IAM is not limited.
/// </remarks>
public sealed class RateLimitOptions
{
    /// <summary>The limit of all calls of the client.</summary>
    /// <value>Never <see langword="null"/>; no limit by default.</value>
    public CallRateOptions Client { get; set; } = new();

    /// <summary>The limits of single operations, by their name in the API reference, such as <c>CreateBatchTask</c>; a call takes its operation's permit first, and then the client's.</summary>
    /// <value>Empty by default. The case of a name does not matter.</value>
    public IDictionary<string, CallRateOptions> Operations { get; } = new Dictionary<string, CallRateOptions>(StringComparer.OrdinalIgnoreCase);
}

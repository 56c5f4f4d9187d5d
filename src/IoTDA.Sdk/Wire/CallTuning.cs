namespace IoTDA.Sdk.Wire;

/// <summary>What the calls of a view have instead of the client's options. It was checked, and travels in the request's options.</summary>
internal sealed record CallTuning
{
    /// <summary>Where it stands in the request's options.</summary>
    public const string Name = "IoTDA.Sdk.Tuning";

    private static readonly HttpRequestOptionsKey<CallTuning> Key = new(Name);

    /// <summary>Nothing but the client's options.</summary>
    public static CallTuning None { get; } = new();

    /// <summary>The time of a call; null takes the client's.</summary>
    public TimeSpan? TotalTimeout { get; init; }

    /// <summary>The time of an attempt; null takes the client's.</summary>
    public TimeSpan? AttemptTimeout { get; init; }

    /// <summary>How many attempts; null takes the client's number.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>Whether an uncertain outcome is looked up; null takes what the client does.</summary>
    public bool? Recovery { get; init; }

    /// <summary>More headers, each name once.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Who is told of each call; null for nobody.</summary>
    public Action<CallReport>? OnCompleted { get; init; }

    /// <summary>Whether a call goes past the client's rate limit: it belongs to one that has its permit.</summary>
    public bool TakesNoPermit { get; init; }

    /// <summary>The tuning that a request carries; null for none.</summary>
    public static CallTuning? Of(HttpRequestMessage request) => request.Options.TryGetValue(Key, out CallTuning? tuning) ? tuning : null;
}

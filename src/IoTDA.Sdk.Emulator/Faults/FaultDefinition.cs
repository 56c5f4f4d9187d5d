namespace IoTDA.Sdk.Emulator;

/// <summary>A fault as data: its kind, what the kind needs, and which requests meet it.</summary>
public sealed record FaultDefinition
{
    /// <summary>The name of a member of <see cref="Fault"/>, such as <c>BadGateway</c>, <c>ThrottleFor</c> or <c>AnswerWith</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The operation that it concerns; <see langword="null"/> means each one, IAM's included.</summary>
    public EmulatedOperation? Operation { get; init; }

    /// <summary>Which requests it concerns; <see langword="null"/> means all.</summary>
    public RequestMatch? Match { get; init; }

    /// <summary>How many requests meet it; <see langword="null"/> lets <see cref="Probability"/> decide, for ever.</summary>
    public int? Count { get; init; }

    /// <summary>0 to 1, where there is no count; 1 by default.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>The status of <c>Answer</c>, <c>ExecuteThenAnswer</c>, <c>AnswerWith</c> and <c>Redirect</c>.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The body of <c>AnswerWith</c>.</summary>
    public string? Body { get; init; }

    /// <summary>The <c>Content-Type</c> of <c>AnswerWith</c>; JSON by default.</summary>
    public string? ContentType { get; init; }

    /// <summary>Headers of <c>AnswerWith</c>.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>Whether <c>AnswerWith</c> executes the request all the same.</summary>
    public bool Executes { get; init; }

    /// <summary>The time of delays, throttling, late execution and lagging lists; also the period of <c>GatewayThrottle</c>.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>How many calls <c>GatewayThrottle</c> names.</summary>
    public int? Limit { get; init; }

    /// <summary>Where <c>Redirect</c> leads.</summary>
    public Uri? Location { get; init; }
}

/// <summary>Which requests are meant: those for which everything holds that is set.</summary>
public sealed record RequestMatch
{
    /// <summary>The HTTP method.</summary>
    public string? Method { get; init; }

    /// <summary>A part of path and query.</summary>
    public string? TargetContains { get; init; }

    /// <summary>A part of the body.</summary>
    public string? BodyContains { get; init; }

    /// <summary>A header that is there.</summary>
    public string? Header { get; init; }

    internal bool Holds(RecordedRequest request)
        => (Method is null || string.Equals(Method, request.Method, StringComparison.OrdinalIgnoreCase))
            && (TargetContains is null || request.RawTarget.Contains(TargetContains, StringComparison.Ordinal))
            && (BodyContains is null || request.Text.Contains(BodyContains, StringComparison.Ordinal))
            && (Header is null || request.Headers.ContainsKey(Header));
}

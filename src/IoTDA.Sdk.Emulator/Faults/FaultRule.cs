namespace IoTDA.Sdk.Emulator;

/// <summary>A fault and the requests that it concerns, as part of a <see cref="FaultPlan"/>.</summary>
public sealed class FaultRule
{
    internal FaultRule(string id, Fault fault, EmulatedOperation? operation, Func<RecordedRequest, bool>? match, int? count, double probability)
    {
        Id = id;
        Fault = fault;
        Operation = operation;
        Match = match;
        RemainingCount = count;
        Probability = probability;
    }

    /// <summary>By which it is removed.</summary>
    public string Id { get; }

    /// <summary>The fault.</summary>
    public Fault Fault { get; }

    /// <summary>The operation that it concerns; <see langword="null"/> means each one, IAM's included.</summary>
    public EmulatedOperation? Operation { get; }

    /// <summary>How many requests are still to meet it; <see langword="null"/> where it goes by probability.</summary>
    public int? RemainingCount { get; internal set; }

    /// <summary>With which probability a request meets it, 0 to 1; 1 where it goes by count.</summary>
    public double Probability { get; }

    internal Func<RecordedRequest, bool>? Match { get; }

    internal bool MayConcern(EmulatedOperation operation) => Operation is null || Operation == operation;

    internal bool Concerns(EmulatedOperation operation, RecordedRequest request) => MayConcern(operation) && (Match is null || Match(request));
}

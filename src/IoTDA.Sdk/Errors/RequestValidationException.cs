namespace IoTDA.Sdk;

/// <summary>
/// A request breaks documented limits of the service. Thrown before anything is sent, with every violation at once.
/// When <see cref="IoTDAClientOptions.ValidateRequests"/> is off, thrown only for what would change the request's meaning, and for what
/// JSON cannot hold.
/// </summary>
public sealed class RequestValidationException : ArgumentException
{
    /// <summary>The exception for some violations.</summary>
    /// <param name="operation">The operation that was asked for, such as <c>CreateBatchTask</c>.</param>
    /// <param name="violations">What is wrong; at least one.</param>
    public RequestValidationException(string operation, IReadOnlyList<RequestViolation> violations)
        : base(Describe(operation, violations))
    {
        Operation = operation;
        Violations = violations;
    }

    /// <summary>The operation that was asked for, such as <c>CreateBatchTask</c>.</summary>
    public string Operation { get; }

    /// <summary>Every violation; of a long list of targets the first ten and a count of the rest.</summary>
    public IReadOnlyList<RequestViolation> Violations { get; }

    private static string Describe(string operation, IReadOnlyList<RequestViolation> violations)
    {
        ArgumentNullException.ThrowIfNull(violations);
        string count = violations.Count == 1 ? "1 limit" : $"{violations.Count} limits";
        return $"{operation} was not sent: it breaks {count} of the service." + string.Concat(violations.Select(violation => $"\n  {violation}"));
    }
}

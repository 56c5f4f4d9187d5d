namespace IoTDA.Sdk.Pipeline.Resilience;

/// <summary>What an attempt's outcome means for the next one.</summary>
internal enum FailureKind
{
    /// <summary>No failure, or one that another attempt cannot mend.</summary>
    None,

    /// <summary>A passing failure after which the service may have executed the request.</summary>
    Ambiguous,

    /// <summary>A passing failure after which it certainly has not.</summary>
    NotExecuted,

    /// <summary>The service or its gateway refused the call because calls come too fast; it has not executed it.</summary>
    Throttled,
}

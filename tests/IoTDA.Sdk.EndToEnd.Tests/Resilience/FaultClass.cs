namespace IoTDA.Sdk.EndToEnd.Tests.Resilience;

/// <summary>What a fault means for the caller, in the words of the retry table of docs/errors.md.</summary>
public enum FaultClass
{
    /// <summary>The call works, later perhaps.</summary>
    Harmless,

    /// <summary>No answer or a passing error; the request was not executed, which nobody can tell.</summary>
    Lost,

    /// <summary>No answer or a passing error; the request was executed, which nobody can tell.</summary>
    Executed,

    /// <summary>A success without a usable body; the request was executed.</summary>
    Spoiled,

    /// <summary>A success of somebody else's; the request was not executed.</summary>
    Portal,

    /// <summary>The call came too fast and was not executed.</summary>
    Throttled,

    /// <summary>The same, for longer than the call may take.</summary>
    ThrottledTooLong,

    /// <summary>An error that lasts.</summary>
    Refused,
}

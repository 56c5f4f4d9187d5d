namespace IoTDA.Sdk.Emulator;

/// <summary>What a reset brings back to the state of the start.</summary>
[Flags]
public enum ResetScope
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Batch tasks and export tasks: there are none.</summary>
    Tasks = 1,

    /// <summary>Uploaded files: there are those that are known from the start.</summary>
    Files = 2,

    /// <summary>The journal of requests: it is empty.</summary>
    Requests = 4,

    /// <summary>Faults: those of the start.</summary>
    Faults = 8,

    /// <summary>Rules for outcomes: those of the start.</summary>
    Outcomes = 16,

    /// <summary>Tokens: the static one is valid, there is no other.</summary>
    Tokens = 32,

    /// <summary>The fleet: that of the start.</summary>
    Fleet = 64,

    /// <summary>The clock: neither frozen nor moved.</summary>
    Clock = 128,

    /// <summary>Everything.</summary>
    All = 255,
}

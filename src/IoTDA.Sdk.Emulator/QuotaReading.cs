namespace IoTDA.Sdk.Emulator;

/// <summary>What becomes of one task more than a resource space may have. The API reference does not say.</summary>
public enum QuotaReading
{
    /// <summary>Its creation is refused.</summary>
    Refuse,

    /// <summary>It is created and waits, <c>Waitting</c>, until another one has ended.</summary>
    Queue,
}

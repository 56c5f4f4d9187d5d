namespace IoTDA.Sdk.Emulator;

/// <summary>What <c>page.marker</c> is when a page has no record. The API reference does not say.</summary>
public enum EmptyPageMarker
{
    /// <summary>The member is left out.</summary>
    Omitted,

    /// <summary>The member is <see langword="null"/>.</summary>
    Null,

    /// <summary>The request's own marker comes back.</summary>
    Echoed,
}

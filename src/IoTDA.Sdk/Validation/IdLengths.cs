namespace IoTDA.Sdk.Validation;

/// <summary>How long the service's ids may be.</summary>
internal static class IdLengths
{
    /// <summary>Of devices and gateways.</summary>
    public const int Device = 128;

    /// <summary>Of batch tasks and what else the service numbers by itself: hexadecimal.</summary>
    public const int Task = 24;

    /// <summary>Of resource spaces, products, packages and groups.</summary>
    public const int Resource = 36;
}

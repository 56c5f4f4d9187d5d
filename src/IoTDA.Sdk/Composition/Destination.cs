namespace IoTDA.Sdk.Composition;

/// <summary>Where a client's requests go.</summary>
internal enum Destination
{
    Service,
    Iam,
}

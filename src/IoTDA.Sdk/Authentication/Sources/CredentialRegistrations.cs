namespace IoTDA.Sdk.Authentication.Sources;

/// <summary>The providers that were registered for one client, so that two of them are found before any is made.</summary>
internal sealed class CredentialRegistrations
{
    /// <summary>The providers, in the order of their registration.</summary>
    public IList<CredentialSource> Providers { get; } = [];
}

using IoTDA.Sdk.Endpoints;

namespace IoTDA.Sdk.Authentication.Signing;

/// <summary>The algorithm that a client signs with.</summary>
internal readonly record struct Algorithm(SigningAlgorithm Name, string? Region)
{
    /// <summary>The algorithm for an instance.</summary>
    public static Algorithm Of(SigningAlgorithm set, string? region, Uri endpoint)
    {
        SigningAlgorithm name = set != SigningAlgorithm.Auto ? set
            : HostNames.IsShared(endpoint.Host) ? SigningAlgorithm.SdkHmacSha256
            : SigningAlgorithm.V11HmacSha256;
        return new Algorithm(name, name == SigningAlgorithm.V11HmacSha256 ? region ?? HostNames.RegionOf(endpoint.Host) : null);
    }
}

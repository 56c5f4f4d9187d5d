using IoTDA.Sdk.Endpoints;

namespace IoTDA.Sdk.Authentication.Signing;

/// <summary>The algorithm that a client signs with.</summary>
/// <param name="Name">Which; never <see cref="SigningAlgorithm.Auto"/>.</param>
/// <param name="Region">The region that keys are derived for; <see langword="null"/> when none are, or the region is not known.</param>
internal readonly record struct Algorithm(SigningAlgorithm Name, string? Region)
{
    /// <summary>The algorithm for an instance.</summary>
    /// <param name="set">The algorithm that is set.</param>
    /// <param name="region">The region that is set; <see langword="null"/> takes it from the host.</param>
    /// <param name="endpoint">The instance's address.</param>
    public static Algorithm Of(SigningAlgorithm set, string? region, Uri endpoint)
    {
        SigningAlgorithm name = set != SigningAlgorithm.Auto ? set
            : HostNames.IsShared(endpoint.Host) ? SigningAlgorithm.SdkHmacSha256
            : SigningAlgorithm.V11HmacSha256;
        return new Algorithm(name, name == SigningAlgorithm.V11HmacSha256 ? region ?? HostNames.RegionOf(endpoint.Host) : null);
    }
}

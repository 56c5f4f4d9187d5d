using IoTDA.Sdk.Endpoints;

namespace IoTDA.Sdk.Authentication.Signing;

/// <summary>The algorithm that a client signs with.</summary>
/// <param name="Name">Which; never <see cref="SigningAlgorithm.Auto"/>.</param>
/// <param name="Region">The region that keys are derived for; <see langword="null"/> when none are, or the region is not known.</param>
internal readonly record struct Algorithm(SigningAlgorithm Name, string? Region)
{
    /// <summary>The algorithm that the options ask for.</summary>
    /// <param name="options">The client's options, with a valid endpoint.</param>
    public static Algorithm Of(IoTDAClientOptions options)
    {
        string host = options.Endpoint!.Host;
        SigningAlgorithm name = options.SigningAlgorithm != SigningAlgorithm.Auto ? options.SigningAlgorithm
            : HostNames.IsShared(host) ? SigningAlgorithm.SdkHmacSha256
            : SigningAlgorithm.V11HmacSha256;
        return new Algorithm(name, name == SigningAlgorithm.V11HmacSha256 ? options.Region ?? HostNames.RegionOf(host) : null);
    }
}

namespace IoTDA.Sdk.Endpoints;

/// <summary>IAM's address for a client.</summary>
internal static class IamAddress
{
    /// <summary>The one that is set, or that of the region; <see langword="null"/> when neither is known.</summary>
    /// <param name="options">The client's options, with a valid endpoint.</param>
    public static Uri? Of(IoTDAClientOptions options)
    {
        if (options.IamEndpoint is not null)
        {
            return options.IamEndpoint;
        }

        string? region = options.Region ?? HostNames.RegionOf(options.Endpoint!.Host);
        return region is null ? null : IamEndpoints.TryGet(region, out Uri? known) ? known : IamEndpoints.Global;
    }
}

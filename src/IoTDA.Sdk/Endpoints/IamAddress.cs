namespace IoTDA.Sdk.Endpoints;

/// <summary>IAM's address for a client.</summary>
internal static class IamAddress
{
    /// <summary>The one that is set, or that of the region; <see langword="null"/> when neither is known.</summary>
    /// <param name="set">The address that is set.</param>
    /// <param name="region">The region that is set; <see langword="null"/> takes it from the instance's host.</param>
    /// <param name="endpoint">The instance's address.</param>
    public static Uri? Of(Uri? set, string? region, Uri endpoint)
    {
        if (set is not null)
        {
            return set;
        }

        region ??= HostNames.RegionOf(endpoint.Host);
        return region is null ? null : IamEndpoints.TryGet(region, out Uri? known) ? known : IamEndpoints.Global;
    }
}

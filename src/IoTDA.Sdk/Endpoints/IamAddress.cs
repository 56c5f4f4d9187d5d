namespace IoTDA.Sdk.Endpoints;

/// <summary>IAM's address for a client.</summary>
internal static class IamAddress
{
    /// <summary>The one that is set, or that of the region; <see langword="null"/> when neither is known.</summary>
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

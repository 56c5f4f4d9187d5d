using System.Diagnostics.CodeAnalysis;

namespace IoTDA.Sdk;

/// <summary>
/// The regions whose basic edition instances share one host. A standard or enterprise instance has a host of its own, which no region
/// tells: the console shows it under Overview, Access Details, as the HTTPS address of application access.
/// </summary>
/// <remarks>Source: the region list of the official .NET SDK 3.1.207.</remarks>
public static class IoTDARegions
{
    /// <summary>The ids of the regions, such as <c>cn-north-4</c>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "cn-north-4", "cn-south-4", "cn-south-1", "cn-east-3",
        "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "af-south-1", "me-east-1",
        "la-south-2", "sa-brazil-1", "la-north-2", "ru-moscow-1",
    ];

    /// <summary>The host that the basic edition instances of a region share, as <see cref="IoTDAClientOptions.Endpoint"/>.</summary>
    /// <param name="region">The region's id.</param>
    /// <returns>The address.</returns>
    /// <exception cref="ArgumentException">The region is none of <see cref="All"/>; the message lists them.</exception>
    public static Uri GetSharedEndpoint(string region)
        => TryGetSharedEndpoint(region, out Uri? endpoint)
            ? endpoint
            : throw new ArgumentException(
                $"No shared host is known for region '{region}', only for {string.Join(", ", All)}. An instance of its own has its own host, "
                    + "which the console shows under Overview, Access Details: set that as the Endpoint.",
                nameof(region));

    /// <summary>The host that the basic edition instances of a region share, if it is known.</summary>
    /// <param name="region">The region's id.</param>
    /// <param name="endpoint">The address.</param>
    /// <returns>Whether the region is one of <see cref="All"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="region"/> is empty.</exception>
    public static bool TryGetSharedEndpoint(string region, [NotNullWhen(true)] out Uri? endpoint)
    {
        ArgumentException.ThrowIfNullOrEmpty(region);
        endpoint = All.Contains(region, StringComparer.Ordinal) ? new Uri($"https://iotda.{region}.myhuaweicloud.com") : null;
        return endpoint is not null;
    }
}

using System.Diagnostics.CodeAnalysis;

namespace IoTDA.Sdk;

/// <summary>Where IAM, which gives tokens and knows projects, is found in each region.</summary>
/// <remarks>Source: the endpoint list of the official .NET SDK 3.1.207.</remarks>
public static class IamEndpoints
{
    /// <summary>The ids of the regions whose IAM address is known, such as <c>cn-north-4</c>.</summary>
    public static IReadOnlyList<string> Regions { get; } =
    [
        "cn-north-1", "cn-north-2", "cn-north-4", "cn-north-9", "cn-north-12",
        "cn-east-2", "cn-east-3", "cn-east-4", "cn-east-5", "cn-south-1", "cn-south-2", "cn-southwest-2",
        "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "af-south-1",
        "sa-brazil-1", "la-south-2", "la-north-2", "na-mexico-1", "eu-west-0",
        "my-kualalumpur-1", "ru-moscow-1", "me-east-1", "ae-ad-1", "tr-west-1",
    ];

    /// <summary>The address for a region that is not among <see cref="Regions"/>.</summary>
    public static Uri Global { get; } = new("https://iam.myhuaweicloud.com");

    /// <summary>A region's address, as <see cref="IoTDAClientOptions.IamEndpoint"/>.</summary>
    /// <param name="region">The region's id.</param>
    /// <returns>The address.</returns>
    /// <exception cref="ArgumentException">The region is none of <see cref="Regions"/>; the message lists them.</exception>
    public static Uri Get(string region)
        => TryGet(region, out Uri? endpoint)
            ? endpoint
            : throw new ArgumentException(
                $"No IAM address is known for region '{region}', only for {string.Join(", ", Regions)}. If the region has one, use that; "
                    + $"otherwise try {Global.Host}.",
                nameof(region));

    /// <summary>A region's address, if it is known.</summary>
    /// <param name="region">The region's id.</param>
    /// <param name="endpoint">The address.</param>
    /// <returns>Whether the region is one of <see cref="Regions"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="region"/> is empty.</exception>
    public static bool TryGet(string region, [NotNullWhen(true)] out Uri? endpoint)
    {
        ArgumentException.ThrowIfNullOrEmpty(region);
        endpoint = Regions.Contains(region, StringComparer.Ordinal) ? new Uri($"https://iam.{region}.myhuaweicloud.com") : null;
        return endpoint is not null;
    }
}

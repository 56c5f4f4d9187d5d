using System.Text.RegularExpressions;

namespace IoTDA.Sdk.Endpoints;

/// <summary>What the name of a service's host tells.</summary>
internal static partial class HostNames
{
    /// <summary>
    /// Whether the host is shared by the instances of a region, or of all: one label for the service, at most one for the region, then the
    /// provider's domain. An instance of its own has more labels.
    /// </summary>
    public static bool IsShared(string host) => Shared().IsMatch(host);

    /// <summary>Whether the host is IAM's, of a region or of all.</summary>
    public static bool IsIam(string host) => host.StartsWith("iam.", StringComparison.OrdinalIgnoreCase) && IsShared(host);

    /// <summary>The region in a host of the provider's domain; <see langword="null"/> when there is none.</summary>
    public static string? RegionOf(string host) => Region().Match(host) is { Success: true } match ? match.Groups["region"].Value : null;

    [GeneratedRegex(
        @"^[a-z][a-z0-9-]*(\.[a-z]{2,}-[a-z]+-[0-9]{1,2})?\.(huaweicloud|myhuaweicloud|myhwclouds)\.(com|cn)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100)]
    private static partial Regex Shared();

    [GeneratedRegex(
        @"\.(?<region>[a-z]{2,}-[a-z]+-[0-9]{1,2})\.(huaweicloud|myhuaweicloud|myhwclouds)\.(com|cn)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100)]
    private static partial Regex Region();
}

using System.Text.RegularExpressions;

namespace IoTDA.Sdk.Endpoints;

/// <content>The expressions that newer frameworks generate.</content>
internal static partial class HostNames
{
    private static readonly Regex SharedRegex = GeneratedRegexAttribute.Of(typeof(HostNames), nameof(Shared));
    private static readonly Regex RegionRegex = GeneratedRegexAttribute.Of(typeof(HostNames), nameof(Region));

    private static partial Regex Shared() => SharedRegex;

    private static partial Regex Region() => RegionRegex;
}

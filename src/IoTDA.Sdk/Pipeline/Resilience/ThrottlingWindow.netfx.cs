using System.Text.RegularExpressions;

namespace IoTDA.Sdk.Pipeline.Resilience;

/// <content>The expression that newer frameworks generate.</content>
internal static partial class ThrottlingWindow
{
    private static readonly Regex PeriodRegex = GeneratedRegexAttribute.Of(typeof(ThrottlingWindow), nameof(Period));

    private static partial Regex Period() => PeriodRegex;
}

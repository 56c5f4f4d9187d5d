using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk.BatchTasks.Upgrades;

/// <summary>The limits of an upgrade's packages.</summary>
internal static class UpgradeRules
{
    private const int MaxPackageIdLength = 128;

    public static void Check(ref Violations violations, UpgradeDocument document)
        => violations.Ids("Document.PackageIds", document.PackageIds, int.MaxValue, MaxPackageIdLength);
}

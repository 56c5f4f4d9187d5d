using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk.BatchTasks.Upgrades;

/// <summary>The limits of an upgrade's packages. No source gives their ids a form or a length.</summary>
internal static class UpgradeRules
{
    public static void Check(ref Violations violations, UpgradeDocument document) => violations.Texts("Document.PackageIds", document.PackageIds);
}

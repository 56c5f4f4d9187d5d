using System.Text.Json.Serialization;
using IoTDA.Sdk.BatchTasks.Upgrades;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>The package or packages that an upgrade installs; for <c>softwareUpgrade</c>, <c>firmwareUpgrade</c> and <c>moduleUpgrade</c>.</summary>
/// <remarks>
/// Sources disagree on the wire name: the API page says <c>package_id</c>, the official SDKs since 3.1.188 say <c>package_ids</c>. Both
/// are read; one package is written as <c>package_id</c>, several as <c>package_ids</c>. Whether the service takes several is not documented.
/// </remarks>
[JsonConverter(typeof(UpgradeDocumentConverter))]
public sealed record UpgradeDocument : BatchTaskDocument
{
    /// <summary>An upgrade to one package.</summary>
    /// <param name="packageId">The package's id in the platform's software library, such as <c>32822e5744a45ede319d2c50</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="packageId"/> is <see langword="null"/>.</exception>
    public UpgradeDocument(string packageId)
    {
        ArgumentNullException.ThrowIfNull(packageId);
        PackageIds = [packageId];
    }

    /// <summary>An upgrade to several packages.</summary>
    /// <param name="packageIds">The packages' ids; at least one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="packageIds"/> is <see langword="null"/>.</exception>
    public UpgradeDocument(IReadOnlyList<string> packageIds)
    {
        ArgumentNullException.ThrowIfNull(packageIds);
        PackageIds = packageIds;
    }

    /// <summary>The packages' ids; never <see langword="null"/>. Wire name <c>package_id</c> for one, <c>package_ids</c> for several.</summary>
    public IReadOnlyList<string> PackageIds { get; }

    /// <inheritdoc />
    public bool Equals(UpgradeDocument? other) => other is not null && ListEquality.Equal(PackageIds, other.PackageIds);

    /// <inheritdoc />
    public override int GetHashCode() => ListEquality.Hash(PackageIds);
}

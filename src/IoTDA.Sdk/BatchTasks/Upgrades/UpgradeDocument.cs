using System.Text.Json.Serialization;
using IoTDA.Sdk.BatchTasks.Upgrades;
using IoTDA.Sdk.Serialization;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk;

/// <summary>The package or packages that an upgrade installs; for <c>softwareUpgrade</c>, <c>firmwareUpgrade</c> and <c>moduleUpgrade</c>.</summary>
/// <remarks>
/// Sources disagree on the wire name: the API page says <c>package_id</c>, the official SDKs since 3.1.188 say <c>package_ids</c>. The
/// constructor decides which is written; a document that was read keeps the name that it came with. No source names <c>package_id</c> for
/// <c>moduleUpgrade</c>, so its requests always write <c>package_ids</c>. Whether the service takes several packages is not documented.
/// The name is no part of equality.
/// </remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record UpgradeDocument : BatchTaskDocument
{
    /// <summary>An upgrade to one package, written as <c>package_id</c>.</summary>
    /// <param name="packageId">The package's id in the platform's software library, such as <c>32822e5744a45ede319d2c50</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="packageId"/> is <see langword="null"/>.</exception>
    public UpgradeDocument(string packageId)
    {
        ArgumentNullException.ThrowIfNull(packageId);
        PackageIds = [packageId];
    }

    /// <summary>An upgrade to one or several packages, written as <c>package_ids</c>.</summary>
    /// <param name="packageIds">The packages' ids; at least one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="packageIds"/> is <see langword="null"/>.</exception>
    public UpgradeDocument(IReadOnlyList<string> packageIds)
    {
        ArgumentNullException.ThrowIfNull(packageIds);
        PackageIds = packageIds;
        IsList = true;
    }

    /// <summary>The packages' ids; never <see langword="null"/>. Wire name <c>package_id</c> or <c>package_ids</c>.</summary>
    public IReadOnlyList<string> PackageIds { get; }

    /// <summary>Whether the name is <c>package_ids</c>.</summary>
    internal bool IsList { get; private init; }

    /// <summary>The same packages under the name <c>package_ids</c>.</summary>
    internal UpgradeDocument AsList() => IsList ? this : this with { IsList = true };

    internal override void Check(ref Violations violations) => UpgradeRules.Check(ref violations, this);

    /// <inheritdoc />
    public bool Equals(UpgradeDocument? other) => base.Equals(other) && ListEquality.Equal(PackageIds, other.PackageIds);

    /// <inheritdoc />
    public override int GetHashCode() => ListEquality.Hash(PackageIds);
}

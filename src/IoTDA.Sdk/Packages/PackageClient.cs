using IoTDA.Sdk.Paging;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk.Packages;

/// <summary>The facade over the wire interface: checks arguments, walks pages.</summary>
internal sealed class PackageClient(IPackageApi api, bool validate) : IPackageClient
{
    /// <inheritdoc />
    public AsyncPageable<OtaPackage> ListAsync(OtaPackageQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (validate)
        {
            query.Check();
        }

        return new MarkerPaging<OtaPackage>(
            query.PageSize,
            (marker, size, token) => api.ListOtaPackageInfoAsync(
                query.AppId, query.PackageType.Value, query.ProductId, query.Version, size, marker, token)).List(cancellationToken);
    }

    /// <inheritdoc />
    public Task<OtaPackage> GetAsync(string packageId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(packageId);
        if (validate)
        {
            var violations = default(Violations);
            violations.Id("PackageId", packageId, IdLengths.Resource);
            violations.ThrowIfAny("ShowOtaPackage");
        }

        return api.ShowOtaPackageAsync(packageId, cancellationToken);
    }
}

using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk;

/// <summary>Which OTA packages to list. An <see cref="OtaPackageType"/> converts to it implicitly.</summary>
/// <param name="PackageType">The type, which the service wants. Wire name <c>package_type</c>.</param>
/// <remarks>Source: ListOtaPackageInfo in the official SDKs.</remarks>
public sealed record OtaPackageQuery(OtaPackageType PackageType)
{
    /// <summary>The product that the package is for. Wire name <c>product_id</c>.</summary>
    /// <value>1 to 36 letters, digits, <c>_</c> and <c>-</c>. <see langword="null"/>, the default, lists those of every product.</value>
    public string? ProductId { get; init; }

    /// <summary>The version that it installs. Wire name <c>version</c>.</summary>
    /// <value>1 to 256 characters. <see langword="null"/>, the default, lists every version.</value>
    public string? Version { get; init; }

    /// <summary>The resource space. Wire name <c>app_id</c>.</summary>
    /// <value>1 to 36 letters, digits, <c>_</c> and <c>-</c>. <see langword="null"/> lists those of all the user's resource spaces.</value>
    public string? AppId { get; init; }

    /// <summary>How many packages are read with one request. Wire name <c>limit</c>.</summary>
    /// <value>1 to 50. The default is 50. A page over <see cref="IoTDAClientOptions.MaxResponseSize"/> is asked for again with half as many, down to 1.</value>
    public int PageSize { get; init; } = 50;

    /// <summary>The packages of one type.</summary>
    /// <param name="packageType">The type.</param>
    public static implicit operator OtaPackageQuery(OtaPackageType packageType) => new(packageType);

    /// <summary>The packages of one type; the named form of the conversion.</summary>
    /// <param name="packageType">The type.</param>
    public static OtaPackageQuery FromOtaPackageType(OtaPackageType packageType) => new(packageType);

    internal void Check()
    {
        var violations = default(Violations);
        if (PackageType == default)
        {
            violations.Add(nameof(PackageType), "absent", "a package type");
        }

        violations.OptionalId(nameof(ProductId), ProductId, IdLengths.Resource);
        violations.OptionalText(nameof(Version), Version, 256);
        violations.OptionalId(nameof(AppId), AppId, IdLengths.Resource);
        violations.PageSize(PageSize);
        violations.ThrowIfAny("ListOtaPackageInfo");
    }
}

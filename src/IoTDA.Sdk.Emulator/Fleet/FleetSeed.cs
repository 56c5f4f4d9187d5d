namespace IoTDA.Sdk.Emulator;

/// <summary>
/// What a fleet is made of. Without devices there is no fleet: then every device id is taken for one that exists, is online and has no
/// version. With devices, batch tasks act on them and on nothing else.
/// </summary>
public sealed class FleetSeed
{
    /// <summary>Resource spaces beside the default one.</summary>
    public IList<EmulatedResourceSpace> ResourceSpaces { get; } = [];

    /// <summary>Products.</summary>
    public IList<EmulatedProduct> Products { get; } = [];

    /// <summary>Devices, one by one.</summary>
    public IList<EmulatedDevice> Devices { get; } = [];

    /// <summary>Rules that make many devices each.</summary>
    public IList<FleetRule> Rules { get; } = [];

    /// <summary>Device groups.</summary>
    public IList<EmulatedDeviceGroup> Groups { get; } = [];

    /// <summary>OTA packages.</summary>
    public IList<EmulatedPackage> Packages { get; } = [];

    /// <summary>
    /// Adds an example: a product of meters <c>device_00001</c> and so on in a group <c>all</c>, of three firmware versions, 8 % of them
    /// offline, and the package of the next version.
    /// </summary>
    /// <param name="count">How many devices, 0 to 1,000,000.</param>
    public void AddExample(int count)
    {
        const string ProductId = "5ba24f5ebbe8f56f5a14f605";
        Products.Add(new EmulatedProduct { ProductId = ProductId, Name = "Meter" });
        Packages.Add(new EmulatedPackage
        {
            PackageId = "32822e5744a45ede319d2c50",
            PackageType = "firmwarePackage",
            ProductId = ProductId,
            Version = "2.0.0",
        });
        Rules.Add(new FleetRule
        {
            Count = count,
            ProductId = ProductId,
            GroupId = "all",
            FirmwareVersions = ["1.0.0", "1.1.0", "1.2.0"],
            OfflinePercentage = 8,
        });
    }

    /// <exception cref="ArgumentException">Something of it is not what it may be; the message says what.</exception>
    internal void ThrowIfInvalid()
    {
        NotEmpty("device", Devices.Select(device => device.DeviceId));
        NotEmpty("group", Groups.Select(group => group.GroupId));
        NotEmpty("product", Products.Select(product => product.ProductId));
        NotEmpty("package", Packages.Select(package => package.PackageId));
        NotEmpty("resource space", ResourceSpaces.Select(space => space.AppId));
        if (Packages.FirstOrDefault(package => package.PackageType is not ("softwarePackage" or "firmwarePackage" or "modulePackage")) is { } odd)
        {
            throw new ArgumentException($"The package type must be softwarePackage, firmwarePackage or modulePackage, not '{odd.PackageType}'.", paramName: null);
        }

        foreach (FleetRule rule in Rules)
        {
            if (rule is not { Count: >= 0 and <= 1_000_000, OfflinePercentage: >= 0 and <= 100 })
            {
                throw new ArgumentException(
                    $"A fleet rule makes 0 to 1000000 devices, 0 to 100 percent of them offline, not {rule.Count} and {rule.OfflinePercentage}.", paramName: null);
            }
        }
    }

    private static void NotEmpty(string kind, IEnumerable<string> ids)
    {
        if (ids.Any(id => id.Length == 0))
        {
            throw new ArgumentException($"A {kind} of the fleet has an empty id.", paramName: null);
        }
    }
}

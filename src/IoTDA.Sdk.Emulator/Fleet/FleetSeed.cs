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
}

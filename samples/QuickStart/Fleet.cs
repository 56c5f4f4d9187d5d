using IoTDA.Sdk;

namespace QuickStart;

/// <summary>What is upgraded, and to what.</summary>
/// <param name="Targets">The devices.</param>
/// <param name="PackageId">The package.</param>
/// <param name="ProductId">The product whose versions are shown; <see langword="null"/> shows none.</param>
internal sealed record Plan(DeviceTargets Targets, string PackageId, string? ProductId);

/// <summary>Looks at the devices before and after.</summary>
internal static class Fleet
{
    /// <summary>Picks the devices of a product that have not the version of its newest package, or those of a file.</summary>
    public static async Task<Plan> PlanAsync(IoTDAClient client, Settings settings, CancellationToken cancellationToken)
    {
        if (settings.DevicesPath is { } path)
        {
            return new Plan(BatchTargets.Devices(DeviceFile.Read(path)), settings.PackageId!, null);
        }

        Product product = await client.Products.ListAsync(new ProductQuery { Name = settings.ProductName }, cancellationToken).FirstOrDefaultAsync(cancellationToken)
            ?? throw new InputException($"--product {settings.ProductName}: there is no such product.");
        OtaPackage package = settings.PackageId is { } id
            ? await client.Packages.GetAsync(id, cancellationToken)
            : await NewestAsync(client, settings, product, cancellationToken);

        // The service cannot filter by version: every device of the product is read, and the client leaves out those that are up to date.
        var outdated = new DeviceQuery { ProductId = product.ProductId, ClientFilter = device => VersionOf(device, settings) != package.Version };
        DeviceTargets targets = await BatchTargets.DevicesAsync(client.Devices.ListAsync(outdated, cancellationToken), cancellationToken);
        Console.Out.WriteLine($"{targets.DeviceIds.Count} devices of product {product.Name} are not at {package.Version}, the version of package {package.PackageId}.");
        return targets.DeviceIds.Count > 0
            ? new Plan(targets, package.PackageId, product.ProductId)
            : throw new InputException("There is nothing to upgrade.");
    }

    /// <summary>Says how many devices of a product have which version.</summary>
    public static async Task ShowVersionsAsync(string when, IoTDAClient client, Settings settings, Plan plan, CancellationToken cancellationToken)
    {
        if (plan.ProductId is not { } productId)
        {
            return;
        }

        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        await foreach (Device device in client.Devices.ListAsync(new DeviceQuery { ProductId = productId }, cancellationToken))
        {
            string version = VersionOf(device, settings) ?? "none";
            counts[version] = counts.GetValueOrDefault(version) + 1;
        }

        Console.Out.WriteLine($"Versions {when}: {string.Join(", ", counts.Select(count => $"{count.Key} on {count.Value}"))}.");
    }

    private static async Task<OtaPackage> NewestAsync(IoTDAClient client, Settings settings, Product product, CancellationToken cancellationToken)
    {
        OtaPackageType type = IsFirmware(settings) ? OtaPackageType.Firmware : OtaPackageType.Software;

        // Packages come newest first.
        return await client.Packages.ListAsync(new OtaPackageQuery(type) { ProductId = product.ProductId, PageSize = 1 }, cancellationToken).FirstOrDefaultAsync(cancellationToken)
            ?? throw new InputException($"There is no {type} of product {product.Name}: name one with --package.");
    }

    private static string? VersionOf(Device device, Settings settings) => IsFirmware(settings) ? device.FirmwareVersion : device.SoftwareVersion;

    private static bool IsFirmware(Settings settings) => settings.TaskType == BatchTaskType.FirmwareUpgrade.Value;
}

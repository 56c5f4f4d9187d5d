using IoTDA.Sdk.Emulator.BatchTasks.Execution;

namespace IoTDA.Sdk.Emulator.Fleet;

/// <summary>What upgrades do to devices. A fleet without packages does not know what they bring, and changes no version.</summary>
internal sealed class UpgradeEffects(FleetStore fleet)
{
    /// <summary>Says why an upgrade does not run; takes the device for it otherwise.</summary>
    public DeviceVerdict? Check(TaskDefinition definition, SubTask subTask, Device device)
    {
        if (device.Upgrading is { } other && other != subTask)
        {
            return DeviceVerdict.Fail(EmulatorErrorCodes.UpgradeInProgress, "Another upgrade of the device is in progress.");
        }

        if (fleet.Packages.Count > 0)
        {
            foreach (string packageId in definition.Delivery.PackageIds)
            {
                if (Misfit(definition.Type, packageId, device) is { } misfit)
                {
                    return DeviceVerdict.Fail(misfit);
                }
            }

            if (PackagesOf(definition).All(package => VersionOf(device, package) == package.Version))
            {
                return DeviceVerdict.Done("The device is at the version already.");
            }
        }

        device.Upgrading = subTask;
        return null;
    }

    public void Complete(TaskDefinition definition, Device device)
    {
        foreach (EmulatedPackage package in PackagesOf(definition))
        {
            switch (package.PackageType)
            {
                case "softwarePackage":
                    device.SoftwareVersion = package.Version;
                    break;
                case "firmwarePackage":
                    device.FirmwareVersion = package.Version;
                    break;
                default:
                    device.Modules = new Dictionary<string, string>(device.Modules) { [package.ModuleName ?? package.PackageId] = package.Version };
                    break;
            }
        }
    }

    private static string? VersionOf(Device device, EmulatedPackage package) => package.PackageType switch
    {
        "softwarePackage" => device.SoftwareVersion,
        "firmwarePackage" => device.FirmwareVersion,
        _ => device.Modules.GetValueOrDefault(package.ModuleName ?? package.PackageId),
    };

    private static string PackageTypeOf(string taskType) => taskType.Replace("Upgrade", "Package", StringComparison.Ordinal);

    private IEnumerable<EmulatedPackage> PackagesOf(TaskDefinition definition) => definition.Delivery.PackageIds.Select(fleet.FindPackage).OfType<EmulatedPackage>();

    private DeviceFailure? Misfit(string taskType, string packageId, Device device)
    {
        if (fleet.FindPackage(packageId) is not { } package)
        {
            return new(EmulatorErrorCodes.PackageNotFound, $"The package {packageId} does not exist.");
        }

        if (package.PackageType != PackageTypeOf(taskType))
        {
            return new(EmulatorErrorCodes.PackageMismatch, $"The package {packageId} is a {package.PackageType}.");
        }

        if (package.ProductId is { } productId && productId != device.ProductId)
        {
            return new(EmulatorErrorCodes.PackageMismatch, $"The package {packageId} is for another product.");
        }

        string? version = VersionOf(device, package);
        return version == package.Version || package.SupportSourceVersions.Count == 0 || package.SupportSourceVersions.Contains(version)
            ? null
            : new(EmulatorErrorCodes.PackageMismatch, $"The package {packageId} does not upgrade the version {version}.");
    }
}

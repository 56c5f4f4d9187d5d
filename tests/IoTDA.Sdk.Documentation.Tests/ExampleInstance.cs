using IoTDA.Sdk.Emulator;

namespace IoTDA.Sdk.Documentation.Tests;

/// <summary>What the pages' programs find: 60 meters, 8 % of them offline, packages of three kinds, groups, sheets.</summary>
internal static class ExampleInstance
{
    public static EmulatorOptions Create()
    {
        var options = new EmulatorOptions { Speed = 1_000, DefaultFileRows = ["meter_00031", "meter_00032", "meter_00033"] };
        options.FileRows["delivery.xlsx"] = ["meter_00061", "meter_00062"];
        FleetSeed fleet = options.Fleet;
        fleet.AddExample(60);
        fleet.Rules[0] = fleet.Rules[0] with { DevicePrefix = "meter_" };
        string productId = fleet.Products[0].ProductId;
        fleet.Packages.Add(new EmulatedPackage { PackageId = "32822e5744a45ede319d2c51", PackageType = "softwarePackage", ProductId = productId, Version = "3.1.0" });
        fleet.Packages.Add(new EmulatedPackage { PackageId = "32822e5744a45ede319d2c52", PackageType = "modulePackage", ProductId = productId, Version = "1.4.0", ModuleName = "modem" });
        fleet.Groups.Add(new EmulatedDeviceGroup { GroupId = "field-test", Name = "Field test", DeviceIds = ["meter_00001", "meter_00002"] });
        return options;
    }
}

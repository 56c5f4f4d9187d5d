using FsCheck;
using FsCheck.Fluent;

namespace IoTDA.Sdk.Tests.Properties;

/// <summary>Generators of what the reads beside batch tasks answer with.</summary>
internal static class Reads
{
    public static Gen<Device> Device { get; } =
        from id in Values.Text
        from texts in Gen.ArrayOf(Values.OrNull(Values.AnyText), 11)
        from node in Gen.OneOf(Gen.Elements(default, DeviceNodeType.Gateway), Values.Text.Select(text => new DeviceNodeType(text)))
        from status in Gen.OneOf(Gen.Elements(default, DeviceStatus.Online, DeviceStatus.Frozen), Values.Text.Select(text => new DeviceStatus(text)))
        from tags in Values.List(Values.AnyText.Zip(Values.AnyText).Select(pair => new DeviceTag(pair.Item1, pair.Item2)))
        from modules in Values.List(Values.AnyText.Zip(Values.AnyText).Select(pair => new DeviceModule(pair.Item1, pair.Item2)))
        from times in Gen.ArrayOf(Values.OrNone(Time), 3)
        select new Device
        {
            DeviceId = id,
            AppId = texts[0],
            AppName = texts[1],
            NodeId = texts[2],
            GatewayId = texts[3],
            DeviceName = texts[4],
            Description = texts[5],
            FirmwareVersion = texts[6],
            SoftwareVersion = texts[7],
            DeviceSdkVersion = texts[8],
            ProductId = texts[9],
            ProductName = texts[10],
            NodeType = node,
            Status = status,
            Tags = tags,
            Modules = modules,
            CreateTime = times[0],
            ActiveTime = times[1],
            StatusTime = times[2],
        };

    public static Gen<OtaPackage> Package { get; } =
        from id in Values.Text
        from texts in Gen.ArrayOf(Values.OrNull(Values.AnyText), 7)
        from type in Gen.OneOf(Gen.Elements(default, OtaPackageType.Module), Values.Text.Select(text => new OtaPackageType(text)))
        from versions in Values.List(Values.AnyText)
        from created in Values.OrNone(Time)
        from file in Values.OrNull(Gen.ArrayOf(Values.AnyText, 3).Select(parts => new ObsLocation(parts[0], parts[1], parts[2])))
        select new OtaPackage
        {
            PackageId = id,
            AppId = texts[0],
            PackageType = type,
            ProductId = texts[1],
            ProductName = texts[2],
            ModuleName = texts[3],
            Version = texts[4],
            SupportSourceVersions = versions,
            Description = texts[5],
            CustomInfo = texts[6],
            CreateTime = created,
            FileLocation = file,
        };

    public static Gen<ExportTask> Export { get; } =
        from id in Values.Text
        from texts in Gen.ArrayOf(Values.OrNull(Values.AnyText), 5)
        from status in Gen.OneOf(Gen.Elements(default, ExportTaskStatus.Success), Values.Text.Select(text => new ExportTaskStatus(text)))
        from counts in Gen.ArrayOf(Values.OrNone(Values.Count), 2)
        from times in Gen.ArrayOf(Values.OrNone(Time), 2)
        select new ExportTask
        {
            ExportTaskId = id,
            BatchTaskId = texts[0],
            ResourceType = texts[1],
            ExportFormat = texts[2],
            Status = status,
            ExportCount = counts[0],
            Progress = counts[1],
            CreateTime = times[0],
            EndTime = times[1],
            AppType = texts[3],
            AppId = texts[4],
        };

    // The service has both: whole seconds, and milliseconds.
    private static Gen<DateTimeOffset> Time => Values.Time.Zip(Gen.Elements(0, 1, 815)).Select(pair => pair.Item1.AddMilliseconds(pair.Item2));
}

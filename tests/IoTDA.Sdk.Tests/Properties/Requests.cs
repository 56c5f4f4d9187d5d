using FsCheck;
using FsCheck.Fluent;

namespace IoTDA.Sdk.Tests.Properties;

/// <summary>Generators of the twelve request types and the custom one.</summary>
internal static class Requests
{
    private static readonly Gen<DeviceTargets> Devices = Values.List(Values.AnyText).Select(ids => BatchTargets.Devices(ids));

    private static readonly Gen<GroupTargets> Groups = Values.List(Values.AnyText).Select(ids => BatchTargets.Groups(ids));

    private static readonly Gen<FileTargets> File = Values.AnyText.Select(BatchTargets.File);

    private static readonly Gen<DeviceOrGroupTargets> DevicesOrGroups = Gen.OneOf(
        Devices.Select(targets => (DeviceOrGroupTargets)targets), Groups.Select(targets => (DeviceOrGroupTargets)targets));

    private static readonly Gen<BatchTargets> Any = Gen.OneOf(
        DevicesOrGroups.Select(targets => (BatchTargets)targets), File.Select(targets => (BatchTargets)targets));

    public static Gen<CreateBatchTaskRequest> Request { get; } =
        from bare in Gen.OneOf(Upgrades, Deliveries, OfDevices, Custom)
        from name in Values.AnyText
        from appId in Values.OrNull(Values.AnyText)
        from policy in Values.OrNull(Tasks.Policy)
        select bare with { TaskName = name, AppId = appId, Policy = policy };

    private static Gen<CreateBatchTaskRequest> Upgrades =>
        from document in Documents.Upgrade
        from targets in DevicesOrGroups
        from confirm in Values.OrNone(Values.Bool)
        from mode in Tasks.Mode
        from extInfo in Values.OrNull(Values.Object)
        from request in Gen.Elements<CreateBatchTaskRequest>(
            new SoftwareUpgradeRequest { TaskName = "", Document = document, Targets = targets, NeedConfirm = confirm, TaskMode = mode, TaskExtInfo = extInfo },
            new FirmwareUpgradeRequest { TaskName = "", Document = document, Targets = targets, NeedConfirm = confirm, TaskMode = mode, TaskExtInfo = extInfo },
            new ModuleUpgradeRequest { TaskName = "", Document = document, Targets = targets, NeedConfirm = confirm })
        select request;

    private static Gen<CreateBatchTaskRequest> Deliveries =>
        from targets in DevicesOrGroups
        from command in Documents.Command
        from asyncCommand in Documents.AsyncCommand
        from message in Documents.Message
        from shadows in Documents.Shadows
        from request in Gen.Elements<CreateBatchTaskRequest>(
            new CreateCommandsRequest { TaskName = "", Targets = targets, Document = command },
            new CreateAsyncCommandsRequest { TaskName = "", Targets = targets, Document = asyncCommand },
            new CreateMessagesRequest { TaskName = "", Targets = targets, Document = message },
            new UpdateDeviceShadowsRequest { TaskName = "", Targets = targets, Document = shadows })
        select request;

    private static Gen<CreateBatchTaskRequest> OfDevices =>
        from file in File
        from targets in Any
        from request in Gen.Elements<CreateBatchTaskRequest>(
            new CreateDevicesRequest { TaskName = "", Targets = file },
            new UpdateDevicesRequest { TaskName = "", Targets = file },
            new DeleteDevicesRequest { TaskName = "", Targets = targets },
            new FreezeDevicesRequest { TaskName = "", Targets = targets },
            new UnfreezeDevicesRequest { TaskName = "", Targets = targets })
        select request;

    private static Gen<CreateBatchTaskRequest> Custom =>
        from type in Gen.OneOf(Gen.Constant("changeGateway"), Values.Text.Select(text => text + "?"))
        from targets in Values.OrNull(Any)
        from document in Values.OrNull(Documents.Unknown)
        from confirm in Values.OrNone(Values.Bool)
        from mode in Tasks.Mode
        from extInfo in Values.OrNull(Values.Object)
        select (CreateBatchTaskRequest)new CustomBatchTaskRequest(new BatchTaskType(type))
        {
            TaskName = "",
            Targets = targets,
            Document = document,
            NeedConfirm = confirm,
            TaskMode = mode,
            TaskExtInfo = extInfo,
        };
}

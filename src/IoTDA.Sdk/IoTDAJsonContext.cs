using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Authentication.Iam;
using IoTDA.Sdk.BatchTasks;
using IoTDA.Sdk.BatchTasks.Messages;
using IoTDA.Sdk.BatchTasks.SubTasks;
using IoTDA.Sdk.BatchTasks.Targets;
using IoTDA.Sdk.BatchTasks.TaskTypes;
using IoTDA.Sdk.BatchTasks.Upgrades;
using IoTDA.Sdk.ExportTasks;
using IoTDA.Sdk.Paging;
using IoTDA.Sdk.Searching;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>The one description of every type that crosses the wire, made at compile time.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CreateBatchTaskRequest))]
[JsonSerializable(typeof(BatchTask))]
[JsonSerializable(typeof(PageOf<BatchTask>))]
[JsonSerializable(typeof(ShowBatchTaskResponse))]
[JsonSerializable(typeof(PolledBatchTask))]
[JsonSerializable(typeof(SubTaskPage))]
[JsonSerializable(typeof(SubTask))]
[JsonSerializable(typeof(SubTaskError))]
[JsonSerializable(typeof(BatchTargetsBody))]
[JsonSerializable(typeof(BatchTargetsResponse))]
[JsonSerializable(typeof(BatchTargetResult))]
[JsonSerializable(typeof(TargetsFilter))]
[JsonSerializable(typeof(TaskPolicy))]
[JsonSerializable(typeof(TaskProgress))]
[JsonSerializable(typeof(BatchTaskType))]
[JsonSerializable(typeof(BatchTaskStatus))]
[JsonSerializable(typeof(TaskMode))]
[JsonSerializable(typeof(UpgradeDocument))]
[JsonSerializable(typeof(CommandDocument))]
[JsonSerializable(typeof(AsyncCommandDocument))]
[JsonSerializable(typeof(MessageDocument))]
[JsonSerializable(typeof(DeviceShadowDocument))]
[JsonSerializable(typeof(DeviceShadow))]
[JsonSerializable(typeof(UserProperty))]
[JsonSerializable(typeof(BatchTaskFile))]
[JsonSerializable(typeof(PageOf<BatchTaskFile>))]
[JsonSerializable(typeof(Device))]
[JsonSerializable(typeof(PageOf<Device>))]
[JsonSerializable(typeof(PageOf<DeviceGroup>))]
[JsonSerializable(typeof(OtaPackage))]
[JsonSerializable(typeof(PageOf<OtaPackage>))]
[JsonSerializable(typeof(PageOf<ResourceSpace>))]
[JsonSerializable(typeof(PageOf<Product>))]
[JsonSerializable(typeof(SearchDevicesBody))]
[JsonSerializable(typeof(CreateExportTaskBody))]
[JsonSerializable(typeof(ExportTask))]
[JsonSerializable(typeof(PageOf<ExportTask>))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(IamTokenRequest))]
[JsonSerializable(typeof(IamTokenResponse))]
[JsonSerializable(typeof(IamProjectsResponse))]
internal sealed partial class IoTDAJsonContext : JsonSerializerContext
{
    /// <summary>The context with the options that every call uses.</summary>
    public static IoTDAJsonContext Wire { get; } = new(CreateOptions());

    private static JsonSerializerOptions CreateOptions() => new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // The body is UTF-8 to an API, never text in a page: what needs no escape in JSON is not escaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,

        // Two values for one member are two readings of one answer; refuse both.
        AllowDuplicateProperties = false,
        MaxDepth = JsonReading.MaxDepth,

        // Those that read and write; the types themselves name only what forwards to them.
        Converters = { new WireConverters() },
    };
}

/// <summary>The converters of the context's own types, each made when its type is first met: a process that creates a task need not compile what reads a device.</summary>
internal sealed class WireConverters : JsonConverterFactory
{
    private static readonly Dictionary<Type, Func<JsonConverter>> Makers = new()
    {
        [typeof(BatchTask)] = static () => BatchTaskConverter.Instance,
        [typeof(SubTask)] = static () => SubTaskConverter.Instance,
        [typeof(SubTaskError)] = static () => SubTaskErrorConverter.Instance,
        [typeof(BatchTargetResult)] = static () => BatchTargetResultConverter.Instance,
        [typeof(CreateBatchTaskRequest)] = static () => new CreateBatchTaskRequestConverter(),
        [typeof(BatchTaskFile)] = static () => BatchTaskFileConverter.Instance,
        [typeof(TaskPolicy)] = static () => TaskPolicyConverter.Instance,
        [typeof(TaskProgress)] = static () => TaskProgressConverter.Instance,
        [typeof(TargetsFilter)] = static () => TargetsFilterConverter.Instance,
        [typeof(UpgradeDocument)] = static () => UpgradeDocumentConverter.Instance,
        [typeof(MessageContent)] = static () => new MessageContentConverter(),

        // There can be 30,000 targets in each task of a page.
        [typeof(PageOf<BatchTask>)] = static () => new PageOfConverter<BatchTask>("batchtasks", BatchTaskConverter.WithoutTargets),
        [typeof(PageOf<BatchTaskFile>)] = static () => new PageOfConverter<BatchTaskFile>("files", BatchTaskFileConverter.Instance),
        [typeof(Device)] = static () => DeviceConverter.Instance,
        [typeof(PageOf<Device>)] = static () => new PageOfConverter<Device>("devices", DeviceConverter.Instance),
        [typeof(DeviceStatus)] = static () => DeviceStatus.Values,
        [typeof(DeviceNodeType)] = static () => DeviceNodeType.Values,
        [typeof(DeviceGroup)] = static () => DeviceGroupConverter.Instance,
        [typeof(PageOf<DeviceGroup>)] = static () => new PageOfConverter<DeviceGroup>("device_groups", DeviceGroupConverter.Instance),
        [typeof(DeviceGroupType)] = static () => DeviceGroupType.Values,
        [typeof(OtaPackage)] = static () => OtaPackageConverter.Instance,
        [typeof(PageOf<OtaPackage>)] = static () => new PageOfConverter<OtaPackage>("packages", OtaPackageConverter.Instance),
        [typeof(OtaPackageType)] = static () => OtaPackageType.Values,
        [typeof(ResourceSpace)] = static () => ResourceSpaceConverter.Instance,
        [typeof(PageOf<ResourceSpace>)] = static () => new PageOfConverter<ResourceSpace>("applications", ResourceSpaceConverter.Instance),
        [typeof(Product)] = static () => ProductConverter.Instance,
        [typeof(PageOf<Product>)] = static () => new PageOfConverter<Product>("products", ProductConverter.Instance),
        [typeof(ExportTask)] = static () => ExportTaskConverter.Instance,
        [typeof(PageOf<ExportTask>)] = static () => new PageOfConverter<ExportTask>("export_tasks", ExportTaskConverter.Instance),
        [typeof(ExportTaskStatus)] = static () => ExportTaskStatus.Values,
    };

    /// <summary>All of them.</summary>
    public static IEnumerable<JsonConverter> All => Makers.Values.Select(static make => make());

    /// <inheritdoc />
    public override bool CanConvert(Type typeToConvert) => Makers.ContainsKey(typeToConvert);

    /// <inheritdoc />
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => Makers[typeToConvert]();
}

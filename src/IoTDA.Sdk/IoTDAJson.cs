using System.Text.Json.Serialization.Metadata;

namespace IoTDA.Sdk;

/// <summary>
/// How this package's types are read and written as JSON, to be kept and taken up again by the application: as they are on the wire, without
/// reflection, so under Native AOT too.
/// </summary>
/// <remarks>
/// <code>
/// string saved = JsonSerializer.Serialize(task, IoTDAJson.BatchTask);
/// BatchTask? task = JsonSerializer.Deserialize(saved, IoTDAJson.BatchTask);
/// </code>
/// A <see cref="System.Text.Json.Serialization.JsonSerializerContext"/> of the application's own takes the types too, as members of its records.
/// What is not on the wire is not kept: whether a task or file was recovered, and whether a name is unique.
/// </remarks>
public static class IoTDAJson
{
    /// <summary>A task.</summary>
    public static JsonTypeInfo<BatchTask> BatchTask => IoTDAJsonContext.Wire.BatchTask;

    /// <summary>A sub-task. <see cref="SubTask.Output"/>, which may hold a device's secret, is written too.</summary>
    public static JsonTypeInfo<SubTask> SubTask => IoTDAJsonContext.Wire.SubTask;

    /// <summary>
    /// A request of any type, by its <c>task_type</c>; one whose members are not exactly those of its type is a <see cref="CustomBatchTaskRequest"/>.
    /// </summary>
    public static JsonTypeInfo<CreateBatchTaskRequest> CreateBatchTaskRequest => IoTDAJsonContext.Wire.CreateBatchTaskRequest;

    /// <summary>A device, without its secret.</summary>
    public static JsonTypeInfo<Device> Device => IoTDAJsonContext.Wire.Device;

    /// <summary>An uploaded file.</summary>
    public static JsonTypeInfo<BatchTaskFile> BatchTaskFile => IoTDAJsonContext.Wire.BatchTaskFile;
}

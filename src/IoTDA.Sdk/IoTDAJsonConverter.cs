using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>
/// Reads and writes this package's types in a <see cref="JsonSerializerContext"/> of the application's own, as they are on the wire. The types
/// name it themselves; it works without reflection, so under Native AOT too.
/// </summary>
public sealed class IoTDAJsonConverter : JsonConverterFactory
{
    private static readonly Dictionary<Type, JsonConverter> Converters = new(Own())
    {
        [typeof(BatchTask)] = new Forwarder<BatchTask>(),
        [typeof(SubTask)] = new Forwarder<SubTask>(),
        [typeof(SubTaskError)] = new Forwarder<SubTaskError>(),
        [typeof(BatchTargetResult)] = new Forwarder<BatchTargetResult>(),
        [typeof(BatchTaskFile)] = new Forwarder<BatchTaskFile>(),
        [typeof(TaskPolicy)] = new Forwarder<TaskPolicy>(),
        [typeof(TaskProgress)] = new Forwarder<TaskProgress>(),
        [typeof(TargetsFilter)] = new Forwarder<TargetsFilter>(),
        [typeof(UpgradeDocument)] = new Forwarder<UpgradeDocument>(),
        [typeof(MessageContent)] = new Forwarder<MessageContent>(),
        [typeof(BatchTaskType)] = BatchTaskType.Values,
        [typeof(BatchTaskStatus)] = BatchTaskStatus.Values,
        [typeof(SubTaskStatus)] = SubTaskStatus.Values,
        [typeof(BatchTargetStatus)] = BatchTargetStatus.Values,
        [typeof(TaskMode)] = TaskMode.Values,
        [typeof(MessageEncoding)] = MessageEncoding.Values,
        [typeof(PayloadFormat)] = PayloadFormat.Values,
        [typeof(SendStrategy)] = SendStrategy.Values,
        [typeof(ErrorCode)] = ErrorCode.Values,
    };

    private static readonly Forwarder<CreateBatchTaskRequest> Requests = new();

    /// <inheritdoc />
    public override bool CanConvert(Type typeToConvert) => Requests.CanConvert(typeToConvert) || Converters.ContainsKey(typeToConvert);

    /// <inheritdoc />
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
        => Requests.CanConvert(typeToConvert) ? Requests : Converters[typeToConvert];

    private static Dictionary<Type, JsonConverter> Own()
        => WireConverters.All.Where(static converter => converter is IOwnConverter).ToDictionary(static converter => converter.Type!);

    /// <summary>Reads and writes with the package's own context, whatever the context around it knows.</summary>
    private sealed class Forwarder<T> : JsonConverter<T>
        where T : class
    {
        public override bool CanConvert(Type typeToConvert) => typeof(T).IsAssignableFrom(typeToConvert);

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            T? read = JsonSerializer.Deserialize(ref reader, IoTDAJsonContext.Wire.Options.TypeInfo<T>());
            return typeToConvert.IsInstanceOfType(read)
                ? read!
                : throw new JsonException($"A {typeToConvert.Name} was expected, not {read?.GetType().Name ?? "null"}.");
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
            => JsonSerializer.Serialize(writer, value, IoTDAJsonContext.Wire.Options.TypeInfo<T>());
    }
}

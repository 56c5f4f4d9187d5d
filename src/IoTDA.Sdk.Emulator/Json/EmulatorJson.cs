using System.Text.Json;
using System.Text.Json.Serialization;

namespace IoTDA.Sdk.Emulator.Json;

/// <summary>The emulator's own JSON, that of its options and its control routes: camel case, strict, comments allowed.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    PreferredObjectCreationHandling = JsonObjectCreationHandling.Populate,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(EmulatorOptions))]
[JsonSerializable(typeof(OutcomeRule))]
internal sealed partial class EmulatorJson : JsonSerializerContext;

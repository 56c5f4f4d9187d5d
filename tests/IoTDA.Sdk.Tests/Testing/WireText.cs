using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace IoTDA.Sdk.Tests.Testing;

/// <summary>Reads and writes with the SDK's own JSON context, as every call does.</summary>
internal static class WireText
{
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, TypeInfo<T>());

    public static JsonNode WriteJson<T>(T value) => JsonNode.Parse(Write(value))!;

    public static T Read<T>(string json) => JsonSerializer.Deserialize(json, TypeInfo<T>())!;

    private static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)IoTDAJsonContext.Wire.Options.GetTypeInfo(typeof(T));
}

using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Tests.Testing;

/// <summary>The JSON of the API page and the official SDKs; tests/Shared/Fixtures/README.md names the source of each file.</summary>
internal static class Fixture
{
    public static IReadOnlyList<string> Names { get; } = [.. typeof(Fixture).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static string Text(string name)
    {
        using Stream stream = typeof(Fixture).Assembly.GetManifestResourceStream(name + ".json")
            ?? throw new ArgumentException($"There is no fixture '{name}'; there are {string.Join(", ", Names)}.", nameof(name));
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    public static JsonNode Json(string name) => JsonNode.Parse(Text(name))!;

    /// <summary>Asserts that two JSON values are equal, whatever their members' order.</summary>
    public static void AssertEqual(JsonNode? expected, JsonNode? actual)
        => Assert.True(JsonNode.DeepEquals(expected, actual), $"Expected {expected?.ToJsonString()}\nbut got  {actual?.ToJsonString()}");
}

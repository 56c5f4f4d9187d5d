using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using IoTDA.Sdk.Emulator.Control;
using IoTDA.Sdk.Emulator.Json;

namespace IoTDA.Sdk.Emulator.Tests.Control;

/// <summary>The OpenAPI file and the routes say the same.</summary>
public sealed class OpenApiTests
{
    private static readonly JsonObject Document = JsonNode.Parse(Resources.Get("openapi.json", "application/json").Body.Span)!.AsObject();

    private static readonly IReadOnlyList<ControlRoute> Routes = MakeRoutes();

    [Fact]
    public void Every_route_is_described_and_nothing_else()
    {
        IEnumerable<string> described = Document["paths"]!.AsObject().SelectMany(
            path => path.Value!.AsObject().Select(operation => $"{operation.Key.ToUpperInvariant()} {path.Key}"));

        Assert.Equal(Routes.Select(route => $"{route.Method} {route.Template}").Append($"GET {ControlRoutes.EventsPath}").Order(), described.Order());
    }

    [Fact]
    public void Every_parameter_and_body_is_described()
    {
        foreach (ControlRoute route in Routes)
        {
            JsonNode operation = Document["paths"]![route.Template]![route.Method.ToLowerInvariant()]!;
            IEnumerable<string> described = (operation["parameters"]?.AsArray() ?? [])
                .Where(parameter => parameter!["in"]!.GetValue<string>() == "query").Select(parameter => parameter!["name"]!.GetValue<string>());

            Assert.Equal(route.Query.Order(), described.Order());
            Assert.Equal(
                route.Body is null ? null : $"#/components/schemas/{route.Body.Type.Name}",
                operation["requestBody"]?["content"]!["application/json"]!["schema"]!["$ref"]!.GetValue<string>());
            Assert.Equal(route.IsOpen, operation["security"] is JsonArray { Count: 0 });
            Assert.NotEmpty(operation["summary"]!.GetValue<string>());
        }
    }

    [Fact]
    public void Every_schema_has_the_members_of_its_type()
    {
        int checkedTypes = 0;
        foreach ((string name, JsonNode? schema) in Document["components"]!["schemas"]!.AsObject())
        {
            if (name == "Error")
            {
                continue;
            }

            Type type = typeof(IoTDAEmulator).Assembly.GetTypes().Single(one => one.Name == name);
            JsonTypeInfo info = EmulatorJson.Options.GetTypeInfo(type);
            Assert.Equal(info.Properties.Select(property => property.Name).Order(), schema!["properties"]!.AsObject().Select(property => property.Key).Order());
            IEnumerable<string> required = (schema["required"]?.AsArray() ?? []).Select(member => member!.GetValue<string>());
            Assert.Subset(required.ToHashSet(), info.Properties.Where(property => property is { IsRequired: true, AssociatedParameter: null }).Select(property => property.Name).ToHashSet());
            checkedTypes++;
        }

        Assert.True(checkedTypes > 20);
    }

    [Fact]
    public async Task The_file_is_served()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();

        Assert.Equal(Document.ToJsonString(), (await session.ReadAsync("openapi.json")).ToJsonString());
    }

    private static IReadOnlyList<ControlRoute> MakeRoutes()
    {
        EmulatorOptions options = new();
        using EmulatedService service = new(options, null);
        return ControlRoutes.Of(service, options);
    }
}

using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.Iam;

/// <summary><c>GET /v3/projects</c>: the one project, unless the <c>name</c> asked for is another region's.</summary>
internal sealed class ListProjects(EmulatorOptions options)
{
    public EmulatorResponse Handle(ApiRequest request)
    {
        QueryParameters query = request.ReadQuery("name");
        return EmulatorResponse.Json(200, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("projects");
            if (query["name"] is null || query["name"] == options.Region)
            {
                writer.WriteStartObject();
                writer.WriteString("id", options.ProjectId);
                writer.WriteString("name", options.Region);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }
}

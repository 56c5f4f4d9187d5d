using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.Fleet.Reads;

/// <summary><c>GET /apps</c>: the default resource space and those of the fleet, not paged.</summary>
internal sealed class ListResourceSpaces(BatchTaskStore store)
{
    public EmulatorResponse Handle(ApiRequest request)
    {
        QueryParameters query = request.ReadQuery("default_app");
        string? wanted = query.Text("default_app", 5, text => text is "true" or "false", "true or false");
        lock (store.Lock)
        {
            string defaultId = store.Fleet.DefaultAppId;
            (string Id, string Name, DateTimeOffset CreatedAt)[] spaces =
            [
                (defaultId, store.Fleet.NameOfSpace(defaultId), DateTimeOffset.UnixEpoch),
                .. store.Fleet.ResourceSpaces.Where(record => record.Value.AppId != defaultId)
                    .Select(record => (record.Value.AppId, record.Value.AppName ?? record.Value.AppId, record.CreatedAt)),
            ];
            return EmulatorResponse.Json(200, writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartArray("applications");
                foreach ((string id, string name, DateTimeOffset createdAt) in spaces.Where(space => wanted is null || (space.Id == defaultId) == (wanted == "true")))
                {
                    writer.WriteStartObject();
                    writer.WriteString("app_id", id);
                    writer.WriteString("app_name", name);
                    writer.WriteString("create_time", TimeStamp.Format(createdAt));
                    writer.WriteBoolean("default_app", id == defaultId);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            });
        }
    }
}

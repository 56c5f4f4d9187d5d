using System.Text.Json;
using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Fleet.Reads;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.Fleet.Search;

/// <summary><c>POST /search/query-devices</c>, once a second. Without an order the newest come first: the service's order is random.</summary>
internal sealed class SearchDevices(BatchTaskStore store, EmulatorOptions options)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private DateTimeOffset? _last;

    public EmulatorResponse Handle(ApiRequest request)
    {
        _ = request.ReadQuery();
        using JsonDocument document = BodyText.Parse(request);
        string sql = request.ReadBody(document, "sql").Required("sql", JsonValueKind.String).GetString()!;
        lock (store.Lock)
        {
            CheckRate(request.ReceivedAt);
            SearchStatement statement = SearchParser.Parse(sql);
            store.Advance(request.ReceivedAt);
            IEnumerable<Device> devices = store.Fleet.Devices.Where(device => statement.Matches(device, store.Fleet));
            return EmulatorResponse.Json(200, writer =>
            {
                writer.WriteStartObject();
                if (statement.Counts)
                {
                    writer.WriteNumber("count", devices.Count());
                }
                else
                {
                    IEnumerable<Device> ordered = statement.Descending ?? true ? devices.Reverse() : devices;
                    Write(writer, ordered.Skip(statement.Offset).Take(statement.Rows), statement.Fields);
                }

                writer.WriteEndObject();
            });
        }
    }

    private void CheckRate(DateTimeOffset now)
    {
        if (options.LimitRates && now - _last < Pause)
        {
            throw new RequestRefusedException(429, EmulatorErrorCodes.Throttled, "The throttling threshold has been reached: one search of devices a second.");
        }

        _last = now;
    }

    private void Write(Utf8JsonWriter writer, IEnumerable<Device> devices, IReadOnlyList<string>? fields)
    {
        writer.WriteStartArray("devices");
        foreach (Device device in devices)
        {
            using JsonDocument whole = JsonDocument.Parse(EmulatorResponse.Json(200, inner => DeviceWriter.Write(inner, device, store.Fleet)).Body);
            writer.WriteStartObject();
            foreach (JsonProperty member in whole.RootElement.EnumerateObject().Where(member => fields?.Contains(member.Name) ?? true))
            {
                member.WriteTo(writer);
            }

            if (fields?.Contains("marker") ?? true)
            {
                writer.WriteString("marker", device.RecordId);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}

using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.Http;
using IoTDA.Sdk.Emulator.Paging;

namespace IoTDA.Sdk.Emulator.Fleet.Reads;

/// <summary><c>GET /device-group</c>, newest first. Groups of the fleet only: those of the option <c>Groups</c> have no record.</summary>
internal sealed class ListDeviceGroups(BatchTaskStore store, EmulatorOptions options)
{
    public EmulatorResponse Handle(ApiRequest request)
    {
        QueryParameters query = request.ReadQuery(
            "last_modified_time", "app_id", "group_type", "name", PageQuery.LimitName, PageQuery.MarkerName, PageQuery.OffsetName);
        string? appId = query.Id("app_id", 36);
        string? type = query.Text("group_type", 7, text => text is "STATIC" or "DYNAMIC", "STATIC or DYNAMIC");
        string? name = query["name"];
        DateTimeOffset? since = TimeStamp.Parse(query["last_modified_time"]);
        PageQuery pageQuery = PageQuery.Read(query);
        lock (store.Lock)
        {
            Page<FleetRecord<EmulatedDeviceGroup>> page = Page<FleetRecord<EmulatedDeviceGroup>>.Of(
                store.Fleet.Groups, static record => record.RecordId, pageQuery, Matches);
            return PagedAnswer.Of("device_groups", page, options.EmptyPageMarker, static (writer, record) =>
            {
                EmulatedDeviceGroup group = record.Value;
                writer.WriteStartObject();
                writer.WriteString("group_id", group.GroupId);
                writer.WriteString("name", group.Name ?? group.GroupId);
                writer.WriteOptional("description", group.Description);
                writer.WriteOptional("super_group_id", group.SuperGroupId);
                writer.WriteString("group_type", group.GroupType);
                writer.WriteEndObject();
            });
        }

        bool Matches(FleetRecord<EmulatedDeviceGroup> record)
            => (appId is null || (record.Value.AppId ?? options.DefaultAppId) == appId)
                && (type is null || record.Value.GroupType == type)
                && (name is null || (record.Value.Name ?? record.Value.GroupId) == name)
                && (since is null || record.CreatedAt >= since);
    }
}

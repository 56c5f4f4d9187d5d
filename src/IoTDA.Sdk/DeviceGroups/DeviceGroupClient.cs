using IoTDA.Sdk.Paging;
using IoTDA.Sdk.Serialization;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk.DeviceGroups;

/// <summary>The facade over the wire interface: checks arguments, walks pages.</summary>
internal sealed class DeviceGroupClient(IDeviceGroupApi api, bool validate) : IDeviceGroupClient
{
    /// <inheritdoc />
    public AsyncPageable<DeviceGroup> ListAsync(DeviceGroupQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new DeviceGroupQuery();
        if (validate)
        {
            query.Check();
        }

        return new MarkerPaging<DeviceGroup>(
            query.PageSize,
            (marker, size, token) => api.ListDeviceGroupsAsync(
                CompactUtcTime.Text(query.ModifiedFrom), query.AppId, query.GroupType?.Value, query.Name, size, marker, token)).List(cancellationToken);
    }

    /// <inheritdoc />
    public AsyncPageable<Device> ListDevicesAsync(string groupId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(groupId);
        if (validate)
        {
            var violations = default(Violations);
            violations.Id("GroupId", groupId, IdLengths.Resource);
            violations.ThrowIfAny("ShowDevicesInGroup");
        }

        return new MarkerPaging<Device>(
            ViolationChecks.MaxPageSize, (marker, size, token) => api.ShowDevicesInGroupAsync(groupId, size, marker, token)).List(cancellationToken);
    }
}

using IoTDA.Sdk.Paging;
using IoTDA.Sdk.Serialization;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk.Devices;

/// <summary>The facade over the wire interface: checks arguments, walks pages.</summary>
internal sealed class DeviceClient(IDeviceApi api, bool validate) : IDeviceClient
{
    /// <inheritdoc />
    public AsyncPageable<Device> ListAsync(DeviceQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new DeviceQuery();
        if (validate)
        {
            query.Check();
        }

        return new MarkerPaging<Device>(
            query.PageSize,
            (marker, size, token) => api.ListDevicesAsync(
                query.ProductId,
                query.GatewayId,
                query.IsCascadeQuery ? "true" : null,
                query.NodeId,
                query.DeviceName,
                CompactUtcTime.Text(query.CreatedFrom),
                CompactUtcTime.Text(query.CreatedUntil),
                query.AppId,
                size,
                marker,
                token))
        {
            Keep = query.ClientFilter,
        }.List(cancellationToken);
    }

    /// <inheritdoc />
    public Task<Device> GetAsync(string deviceId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(deviceId);
        if (validate)
        {
            var violations = default(Violations);
            violations.Id("DeviceId", deviceId, IdLengths.Device);
            violations.ThrowIfAny("ShowDevice");
        }

        return api.ShowDeviceAsync(deviceId, cancellationToken);
    }
}

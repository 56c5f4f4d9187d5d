using System.Text.Json.Serialization;
using IoTDA.Sdk.Paging;

namespace IoTDA.Sdk.Searching;

/// <summary>The search as it is on the wire.</summary>
internal interface IDeviceSearchApi
{
    [Post("/search/query-devices")]
    Task<PageOf<Device>> SearchDevicesAsync(
        [Body] SearchDevicesBody body, [Property(ApiOperation.ChangesNothing)] bool changesNothing, CancellationToken cancellationToken);
}

/// <summary>The body of SearchDevices.</summary>
internal sealed record SearchDevicesBody([property: JsonPropertyName("sql")] string Sql);

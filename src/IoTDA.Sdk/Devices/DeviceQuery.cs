using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk;

/// <summary>Which devices to list. What is <see langword="null"/>, the default, does not filter.</summary>
/// <remarks>Source: ListDevices in the official SDKs; <see href="https://support.huaweicloud.com/intl/en-us/api-iothub/iot_06_v5_0048.html">Query the Device List</see>.</remarks>
public sealed record DeviceQuery
{
    /// <summary>The product. Wire name <c>product_id</c>.</summary>
    /// <value>1 to 36 letters, digits, <c>_</c> and <c>-</c>.</value>
    public string? ProductId { get; init; }

    /// <summary>The gateway whose child devices are listed. Wire name <c>gateway_id</c>.</summary>
    /// <value>A device id: 1 to 128 letters, digits, <c>_</c> and <c>-</c>.</value>
    public string? GatewayId { get; init; }

    /// <summary>Whether the children of all levels are listed, not only the next; goes with <see cref="GatewayId"/>. Wire name <c>is_cascade_query</c>.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool IsCascadeQuery { get; init; }

    /// <summary>The device's own identification, such as its IMEI or MAC address. Wire name <c>node_id</c>.</summary>
    /// <value>1 to 64 letters, digits, <c>_</c> and <c>-</c>.</value>
    public string? NodeId { get; init; }

    /// <summary>The device's name. Wire name <c>device_name</c>. Whether the service compares it whole is not documented.</summary>
    /// <value>1 to 256 characters.</value>
    public string? DeviceName { get; init; }

    /// <summary>The resource space. Wire name <c>app_id</c>.</summary>
    /// <value>1 to 36 letters, digits, <c>_</c> and <c>-</c>. <see langword="null"/> lists those of all the user's resource spaces.</value>
    public string? AppId { get; init; }

    /// <summary>Devices that were registered after this. Wire name <c>start_time</c>.</summary>
    /// <value>In any offset; sent in UTC, fractions of a second cut off.</value>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Devices that were registered before this. Wire name <c>end_time</c>.</summary>
    /// <value>In any offset; sent in UTC, fractions of a second cut off. Not before <see cref="CreatedFrom"/>.</value>
    public DateTimeOffset? CreatedUntil { get; init; }

    /// <summary>
    /// A filter of the client's own, for what the service has none: status, versions, tags. Every device that the other filters choose is read, and
    /// those that this one refuses are dropped; so it saves no request. <see cref="ListPage{T}.Total"/> counts them still.
    /// </summary>
    /// <value>Called once for each device, in the service's order; it must not throw.</value>
    /// <example>
    /// <code language="csharp">
    /// var outdated = new DeviceQuery { ClientFilter = device =&gt; device.Status == DeviceStatus.Online &amp;&amp; device.FirmwareVersion != "2.0.0" };
    /// BatchTargets targets = await BatchTargets.DevicesAsync(client.Devices.ListAsync(outdated));
    /// </code>
    /// </example>
    public Func<Device, bool>? ClientFilter { get; init; }

    /// <summary>How many devices are read with one request. Wire name <c>limit</c>.</summary>
    /// <value>1 to 50. The default is 50. A page over <see cref="IoTDAClientOptions.MaxResponseSize"/> is asked for again with half as many, down to 1.</value>
    public int PageSize { get; init; } = 50;

    internal void Check()
    {
        var violations = default(Violations);
        violations.OptionalId(nameof(ProductId), ProductId, IdLengths.Resource);
        violations.OptionalId(nameof(GatewayId), GatewayId, IdLengths.Device);
        violations.OptionalId(nameof(NodeId), NodeId, 64);
        violations.OptionalText(nameof(DeviceName), DeviceName, 256);
        violations.OptionalId(nameof(AppId), AppId, IdLengths.Resource);
        if (IsCascadeQuery && GatewayId is null)
        {
            violations.Add(nameof(IsCascadeQuery), "true", "false without a GatewayId");
        }

        if (CreatedFrom > CreatedUntil)
        {
            violations.Add(nameof(CreatedUntil), FormattableString.Invariant($"{CreatedUntil:u}"), "not before CreatedFrom");
        }

        violations.PageSize(PageSize);
        violations.ThrowIfAny("ListDevices");
    }
}

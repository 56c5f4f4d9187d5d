using IoTDA.Sdk.BatchTasks.Targets;

namespace IoTDA.Sdk;

/// <summary>
/// What a batch task works on: devices by id, groups of devices, or an uploaded file; exactly one of them. The service takes
/// several and lets <c>targets</c> win over <c>targets_filter</c> over <c>document_source</c> without a word; here that cannot be written.
/// </summary>
/// <remarks>
/// A closed family: <see cref="DeviceTargets"/>, <see cref="GroupTargets"/>, <see cref="FileTargets"/>. The type of a request's
/// <c>Targets</c> property says which of them the task type accepts.
/// See <see href="https://support.huaweicloud.com/intl/en-us/api-iothub/iot_06_v5_0045.html">Create a Batch Task</see>.
/// </remarks>
public abstract record BatchTargets
{
    private protected BatchTargets()
    {
    }

    internal abstract TargetKinds Kind { get; }

    /// <summary>Devices by their ids; <c>targets</c> on the wire.</summary>
    /// <param name="deviceIds">1 to 30,000 ids, each 1 to 128 letters, digits, <c>_</c> and <c>-</c>. A list is not copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="deviceIds"/> is <see langword="null"/>.</exception>
    public static DeviceTargets Devices(IEnumerable<string> deviceIds) => new(deviceIds);

    /// <summary>Devices by their ids; <c>targets</c> on the wire.</summary>
    /// <param name="deviceIds">1 to 30,000 ids, each 1 to 128 letters, digits, <c>_</c> and <c>-</c>. The array is not copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="deviceIds"/> is <see langword="null"/>.</exception>
    public static DeviceTargets Devices(params string[] deviceIds) => new(deviceIds);

    /// <summary>The devices that a list yields, such as <c>client.Devices.ListAsync(query)</c>; <c>targets</c> on the wire. The list is read to its end.</summary>
    /// <param name="devices">Up to 30,000 devices.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentNullException"><paramref name="devices"/> is <see langword="null"/>.</exception>
    /// <exception cref="RequestValidationException">
    /// There are more than 30,000; the message says what to do, and no more of them are read. <see cref="DeviceBatchesAsync(IAsyncEnumerable{Device}, CancellationToken)"/>
    /// takes any number.
    /// </exception>
    public static Task<DeviceTargets> DevicesAsync(IAsyncEnumerable<Device> devices, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(devices);
        return StreamedTargets.CollectAsync(StreamedTargets.IdsAsync(devices, cancellationToken), cancellationToken);
    }

    /// <inheritdoc cref="DevicesAsync(IAsyncEnumerable{Device}, CancellationToken)" path="/*[not(self::param)]" />
    /// <param name="deviceIds">Up to 30,000 ids.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static Task<DeviceTargets> DevicesAsync(IAsyncEnumerable<string> deviceIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(deviceIds);
        return StreamedTargets.CollectAsync(deviceIds, cancellationToken);
    }

    /// <summary>
    /// The devices that a list yields, cut into targets of 30,000: one task each. The list is read while the caller goes on, so at most 30,000 ids are
    /// held. The service works on 10 tasks of a resource space at once.
    /// </summary>
    /// <param name="devices">Any number of devices.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentNullException"><paramref name="devices"/> is <see langword="null"/>.</exception>
    public static IAsyncEnumerable<DeviceTargets> DeviceBatchesAsync(IAsyncEnumerable<Device> devices, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(devices);
        return StreamedTargets.SplitAsync(StreamedTargets.IdsAsync(devices, cancellationToken), cancellationToken);
    }

    /// <inheritdoc cref="DeviceBatchesAsync(IAsyncEnumerable{Device}, CancellationToken)" path="/*[not(self::param)]" />
    /// <param name="deviceIds">Any number of ids.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static IAsyncEnumerable<DeviceTargets> DeviceBatchesAsync(IAsyncEnumerable<string> deviceIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(deviceIds);
        return StreamedTargets.SplitAsync(deviceIds, cancellationToken);
    }

    /// <summary>All devices of some groups; <c>targets_filter.group_ids</c> on the wire.</summary>
    /// <param name="groupIds">One or more group ids.</param>
    /// <exception cref="ArgumentNullException"><paramref name="groupIds"/> is <see langword="null"/>.</exception>
    public static GroupTargets Groups(IEnumerable<string> groupIds) => new(groupIds);

    /// <summary>All devices of some groups; <c>targets_filter.group_ids</c> on the wire.</summary>
    /// <param name="groupIds">One or more group ids.</param>
    /// <exception cref="ArgumentNullException"><paramref name="groupIds"/> is <see langword="null"/>.</exception>
    public static GroupTargets Groups(params string[] groupIds) => new(groupIds);

    /// <summary>What a filter chooses; <c>targets_filter</c> on the wire. For keys beside <c>group_ids</c>, the only one that is documented.</summary>
    /// <param name="filter">The filter.</param>
    /// <exception cref="ArgumentNullException"><paramref name="filter"/> is <see langword="null"/>.</exception>
    public static GroupTargets Filter(TargetsFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new(filter.GroupIds) { AdditionalProperties = filter.AdditionalProperties };
    }

    /// <summary>The rows of an uploaded batch task file; <c>document_source</c> on the wire.</summary>
    /// <param name="fileId">The file's id, from its upload.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fileId"/> is <see langword="null"/>.</exception>
    public static FileTargets File(string fileId) => new(fileId);
}

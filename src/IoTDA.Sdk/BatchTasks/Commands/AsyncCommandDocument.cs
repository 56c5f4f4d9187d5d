using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IoTDA.Sdk.BatchTasks.Commands;
using IoTDA.Sdk.Serialization;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk;

/// <summary>An asynchronous command to each target; for <c>createAsyncCommands</c>. For LwM2M and CoAP devices.</summary>
/// <remarks>Source: <c>AsyncDeviceCommandRequest</c> of the official SDKs.</remarks>
public sealed record AsyncCommandDocument : BatchTaskDocument
{
    /// <summary>
    /// The service of the product model that defines the command; up to 64 characters. Needed when the device's commands pass through a
    /// codec plug-in. Wire name <c>service_id</c>.
    /// </summary>
    [JsonPropertyName("service_id")]
    public string? ServiceId { get; init; }

    /// <summary>The command's name; up to 128 characters. Needed when the commands pass through a codec plug-in. Wire name <c>command_name</c>.</summary>
    [JsonPropertyName("command_name")]
    public string? CommandName { get; init; }

    /// <summary>The command's parameters; up to 32 KB as JSON. Wire name <c>paras</c>.</summary>
    [JsonPropertyName("paras")]
    public required JsonObject Paras { get; init; }

    /// <summary>How long the service keeps the command for a device that is not there. Wire name <c>expire_time</c>, in seconds.</summary>
    /// <value>
    /// 0 to 172,800 seconds (2 days), whole seconds. <see langword="null"/>, the default, and 0 mean 24 hours. Ignored with
    /// <see cref="SendStrategy.Immediately"/>.
    /// </value>
    [JsonPropertyName("expire_time")]
    [JsonConverter(typeof(SecondsConverter))]
    public TimeSpan? ExpireTime { get; init; }

    /// <summary>When the command is sent. Wire name <c>send_strategy</c>; always sent, since sources disagree on whether it may be left out.</summary>
    /// <value>The default is <see cref="SendStrategy.Delay"/>.</value>
    [JsonPropertyName("send_strategy")]
    public SendStrategy SendStrategy { get; init => field = value == default ? SendStrategy.Delay : value; } = SendStrategy.Delay;

    internal override bool IsWhole => Paras is not null;

    internal override void Check(ref Violations violations) => CommandRules.Check(ref violations, this);

    /// <inheritdoc />
    public bool Equals(AsyncCommandDocument? other)
        => base.Equals(other)
        && ServiceId == other.ServiceId
        && CommandName == other.CommandName
        && JsonMembers.Equal(Paras, other.Paras)
        && ExpireTime == other.ExpireTime
        && SendStrategy == other.SendStrategy;

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(ServiceId, CommandName, ExpireTime, SendStrategy);
}

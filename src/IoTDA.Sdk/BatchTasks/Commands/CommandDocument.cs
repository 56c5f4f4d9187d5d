using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IoTDA.Sdk.BatchTasks.Commands;
using IoTDA.Sdk.Serialization;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk;

/// <summary>A synchronous command to each target; for <c>createCommands</c>. MQTT devices only; a device must answer within 20 seconds.</summary>
/// <remarks>Source: <c>DeviceCommandRequest</c> of the official SDKs.</remarks>
public sealed record CommandDocument : BatchTaskDocument
{
    /// <summary>The service of the product model that defines the command; up to 64 characters. Wire name <c>service_id</c>.</summary>
    [JsonPropertyName("service_id")]
    public string? ServiceId { get; init; }

    /// <summary>The command's name in the product model; up to 128 characters. Wire name <c>command_name</c>.</summary>
    [JsonPropertyName("command_name")]
    public string? CommandName { get; init; }

    /// <summary>The command's parameters, as the product model defines them. Wire name <c>paras</c>.</summary>
    [JsonPropertyName("paras")]
    public required JsonObject Paras { get; init; }

    internal override bool IsWhole => Paras is not null;

    internal override void Check(ref Violations violations) => CommandRules.Check(ref violations, this);

    /// <inheritdoc />
    public bool Equals(CommandDocument? other)
        => base.Equals(other) && ServiceId == other.ServiceId && CommandName == other.CommandName && JsonMembers.Equal(Paras, other.Paras);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(ServiceId, CommandName);
}

using System.Text.Json.Serialization;

namespace IoTDA.Sdk;

/// <summary>Creates an <c>updateDeviceShadows</c> task: desired properties for each target's shadow. It cannot be stopped.</summary>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record UpdateDeviceShadowsRequest : DeliveryRequest
{
    /// <inheritdoc />
    public override BatchTaskType TaskType => BatchTaskType.UpdateDeviceShadows;

    /// <summary>The desired properties. Wire name <c>document</c>.</summary>
    public required DeviceShadowDocument Document { get; init; }

    private protected override BatchTaskDocument? WireDocument => Document;
}

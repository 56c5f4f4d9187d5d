using System.Text.Json.Serialization;

namespace IoTDA.Sdk;

/// <summary>Creates a <c>createMessages</c> task: a message to each target. It cannot be stopped.</summary>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record CreateMessagesRequest : DeliveryRequest
{
    /// <inheritdoc />
    public override BatchTaskType TaskType => BatchTaskType.CreateMessages;

    /// <summary>The message. Wire name <c>document</c>.</summary>
    public required MessageDocument Document { get; init; }

    private protected override BatchTaskDocument? WireDocument => Document;
}

using System.Text.Json.Serialization;

namespace IoTDA.Sdk;

/// <summary>Creates a <c>createCommands</c> task: a synchronous command to each target. It cannot be stopped.</summary>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record CreateCommandsRequest : DeliveryRequest
{
    /// <inheritdoc />
    public override BatchTaskType TaskType => BatchTaskType.CreateCommands;

    /// <summary>The command. Wire name <c>document</c>.</summary>
    public required CommandDocument Document { get; init; }

    private protected override BatchTaskDocument? WireDocument => Document;
}

/// <summary>Creates a <c>createAsyncCommands</c> task: an asynchronous command to each target. It cannot be stopped.</summary>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record CreateAsyncCommandsRequest : DeliveryRequest
{
    /// <inheritdoc />
    public override BatchTaskType TaskType => BatchTaskType.CreateAsyncCommands;

    /// <summary>The command. Wire name <c>document</c>.</summary>
    public required AsyncCommandDocument Document { get; init; }

    private protected override BatchTaskDocument? WireDocument => Document;
}

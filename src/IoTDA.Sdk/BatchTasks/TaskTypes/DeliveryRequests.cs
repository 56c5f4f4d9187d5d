namespace IoTDA.Sdk;

/// <summary>What the requests that send the same document to devices or groups share.</summary>
public abstract record DeliveryRequest : CreateBatchTaskRequest
{
    private protected DeliveryRequest()
    {
    }

    /// <summary>The devices or groups. Wire name <c>targets</c> or <c>targets_filter</c>.</summary>
    public required DeviceOrGroupTargets Targets { get; init; }

    private protected sealed override BatchTargets? WireTargets => Targets;
}

/// <summary>Creates a <c>createCommands</c> task: a synchronous command to each target. It cannot be stopped.</summary>
public sealed record CreateCommandsRequest : DeliveryRequest
{
    /// <inheritdoc />
    public override BatchTaskType TaskType => BatchTaskType.CreateCommands;

    /// <summary>The command. Wire name <c>document</c>.</summary>
    public required CommandDocument Document { get; init; }

    private protected override BatchTaskDocument? WireDocument => Document;
}

/// <summary>Creates a <c>createAsyncCommands</c> task: an asynchronous command to each target. It cannot be stopped.</summary>
public sealed record CreateAsyncCommandsRequest : DeliveryRequest
{
    /// <inheritdoc />
    public override BatchTaskType TaskType => BatchTaskType.CreateAsyncCommands;

    /// <summary>The command. Wire name <c>document</c>.</summary>
    public required AsyncCommandDocument Document { get; init; }

    private protected override BatchTaskDocument? WireDocument => Document;
}

/// <summary>Creates a <c>createMessages</c> task: a message to each target. It cannot be stopped.</summary>
public sealed record CreateMessagesRequest : DeliveryRequest
{
    /// <inheritdoc />
    public override BatchTaskType TaskType => BatchTaskType.CreateMessages;

    /// <summary>The message. Wire name <c>document</c>.</summary>
    public required MessageDocument Document { get; init; }

    private protected override BatchTaskDocument? WireDocument => Document;
}

/// <summary>Creates an <c>updateDeviceShadows</c> task: desired properties for each target's shadow. It cannot be stopped.</summary>
public sealed record UpdateDeviceShadowsRequest : DeliveryRequest
{
    /// <inheritdoc />
    public override BatchTaskType TaskType => BatchTaskType.UpdateDeviceShadows;

    /// <summary>The desired properties. Wire name <c>document</c>.</summary>
    public required DeviceShadowDocument Document { get; init; }

    private protected override BatchTaskDocument? WireDocument => Document;
}

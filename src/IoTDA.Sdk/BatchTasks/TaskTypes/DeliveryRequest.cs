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

using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk;

/// <summary>
/// What a batch task carries out on each target; <c>document</c> on the wire. Which member of this closed family applies follows from
/// the task's type.
/// </summary>
/// <remarks>
/// <see cref="UpgradeDocument"/> for the three upgrades, <see cref="CommandDocument"/> for <c>createCommands</c>,
/// <see cref="AsyncCommandDocument"/> for <c>createAsyncCommands</c>, <see cref="MessageDocument"/> for <c>createMessages</c>,
/// <see cref="DeviceShadowDocument"/> for <c>updateDeviceShadows</c>; <see cref="RawDocument"/> for everything else.
/// See <see href="https://support.huaweicloud.com/intl/en-us/api-iothub/iot_06_v5_0045.html">Create a Batch Task</see>, parameter document.
/// </remarks>
public abstract record BatchTaskDocument
{
    private protected BatchTaskDocument()
    {
    }

    /// <summary>Members beyond those of this record: sent as they are, and kept as they came.</summary>
    /// <value>Names that the record does not write itself. Never <see langword="null"/>; empty by default.</value>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties
    {
        get => Extra ?? JsonMembers.None;
        init => Extra = value is { Count: > 0 } ? value.ToDictionary(static member => member.Key, static member => member.Value) : null;
    }

    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>Whether everything is there without which the document makes no sense: "required" does not stop an explicit null.</summary>
    internal virtual bool IsWhole => true;

    /// <summary>Collects what breaks a documented limit.</summary>
    internal virtual void Check(ref Violations violations)
    {
    }

    /// <inheritdoc />
    public virtual bool Equals(BatchTaskDocument? other)
        => other is not null && EqualityContract == other.EqualityContract && JsonMembers.Equal(AdditionalProperties, other.AdditionalProperties);

    /// <inheritdoc />
    public override int GetHashCode() => EqualityContract.GetHashCode();

    /// <summary>The type's name. What devices get may be secret, and is left out.</summary>
    public sealed override string ToString() => GetType().Name;
}

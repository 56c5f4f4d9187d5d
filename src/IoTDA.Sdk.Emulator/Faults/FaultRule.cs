
namespace IoTDA.Sdk.Emulator.Faults;

/// <summary>A fault that an operation, or each one, meets with a probability.</summary>
internal sealed record FaultRule(EmulatedOperation? Operation, Fault Fault, double Probability)
{
    public bool Concerns(EmulatedOperation operation) => Operation is null || Operation == operation;
}

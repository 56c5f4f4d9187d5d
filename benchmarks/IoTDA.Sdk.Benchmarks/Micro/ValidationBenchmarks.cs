using BenchmarkDotNet.Attributes;
using IoTDA.Sdk.BatchTasks.TaskTypes;
using IoTDA.Sdk.Benchmarks.Clients;
using IoTDA.Sdk.Validation;
using IoTDA.Sdk.Wire;

namespace IoTDA.Sdk.Benchmarks.Micro;

/// <summary>A request held to the documented limits.</summary>
public class ValidationBenchmarks
{
    private readonly SoftwareUpgradeRequest _many = SdkClient.Request(ManyTargets.Ids);
    private readonly ServiceClock _clock = new(TimeProvider.System);

    [Benchmark]
    public int Check30000Targets()
    {
        var violations = default(Violations);
        RequestRules.Check(ref violations, _many, _clock);
        return violations.Count;
    }
}

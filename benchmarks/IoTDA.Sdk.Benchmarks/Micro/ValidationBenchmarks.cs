using BenchmarkDotNet.Attributes;
using IoTDA.Sdk.BatchTasks.TaskTypes;
using IoTDA.Sdk.Benchmarks.Clients;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk.Benchmarks.Micro;

/// <summary>A request held to the documented limits.</summary>
public class ValidationBenchmarks
{
    private readonly SoftwareUpgradeRequest _many = SdkClient.Request(ManyTargets.Ids);

    [Benchmark]
    public int Check30000Targets()
    {
        var violations = default(Violations);
        RequestRules.Check(ref violations, _many, TimeProvider.System.GetUtcNow());
        return violations.Count;
    }
}

using IoTDA.Sdk.BatchTasks.TaskTypes;
using IoTDA.Sdk.Validation;
using IoTDA.Sdk.Wire;

namespace IoTDA.Sdk.Tests.Validation;

/// <summary>A request that breaks no rule costs no memory to check.</summary>
public sealed class ValidationAllocationTests
{
    private static readonly ServiceClock Clock = new(TimeProvider.System);

    [Fact]
    public void Checking_30000_ids_allocates_nothing()
    {
        string[] ids = [.. Enumerable.Range(0, 30_000).Select(static i => $"e495cf17-ff79-4294-8f64-4d36{i:d8}")];
        var request = new SoftwareUpgradeRequest
        {
            TaskName = "MeterUpgrade",
            Document = new UpgradeDocument("32822e5744a45ede319d2c50"),
            Targets = BatchTargets.Devices(ids),
            Policy = new TaskPolicy { Retry = new TaskRetry(5, TimeSpan.FromMinutes(60)) },
        };
        Check(request);

        long before = GC.GetAllocatedBytesForCurrentThread();
        int violations = Check(request);
        long after = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(0, violations);
        Assert.Equal(0, after - before);
    }

    private static int Check(CreateBatchTaskRequest request)
    {
        var violations = default(Violations);
        RequestRules.Check(ref violations, request, Clock);
        return violations.Count;
    }
}

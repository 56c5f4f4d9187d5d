using System.Runtime.CompilerServices;
using IoTDA.Sdk.BatchTasks.TaskTypes;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk.BatchTasks.Targets;

/// <summary>Collects what a list yields into targets, no further than a task reaches.</summary>
internal static class StreamedTargets
{
    /// <summary>All ids as one task's targets.</summary>
    /// <exception cref="RequestValidationException">There are more than a task takes; no more of them are read.</exception>
    public static async Task<DeviceTargets> CollectAsync(IAsyncEnumerable<string> ids, CancellationToken cancellationToken)
    {
        List<string> collected = [];
        await foreach (string id in ids.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (collected.Count == RequestRules.MaxTargets)
            {
                var violations = default(Violations);
                violations.Add(
                    "Targets.DeviceIds",
                    "more than 30,000 ids",
                    "at most 30,000 ids a task (narrow the query, make a task of each batch of BatchTargets.DeviceBatchesAsync, or use a device group or a batch task file)");
                violations.ThrowIfAny("CreateBatchTask");
            }

            collected.Add(id);
        }

        return new DeviceTargets(collected);
    }

    /// <summary>The ids in as many targets as they need.</summary>
    public static async IAsyncEnumerable<DeviceTargets> SplitAsync(IAsyncEnumerable<string> ids, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<string> collected = [];
        await foreach (string id in ids.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            collected.Add(id);
            if (collected.Count == RequestRules.MaxTargets)
            {
                yield return new DeviceTargets(collected);
                collected = [];
            }
        }

        if (collected.Count > 0)
        {
            yield return new DeviceTargets(collected);
        }
    }

    /// <summary>The ids of devices.</summary>
    public static async IAsyncEnumerable<string> IdsAsync(IAsyncEnumerable<Device> devices, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (Device device in devices.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return device.DeviceId;
        }
    }
}

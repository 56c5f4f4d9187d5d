using IoTDA.Sdk;

namespace DependencyInjection;

/// <summary>A service of the application. It asks for the one interface that it needs, which a test replaces.</summary>
internal sealed class MeterFreezer(IBatchTaskClient batchTasks)
{
    public async Task<BatchTask> FreezeAsync(params string[] meters)
    {
        BatchTask task = await batchTasks.CreateAsync(new FreezeDevicesRequest
        {
            TaskName = BatchTaskName.Unique("FreezeMeters"),
            Targets = BatchTargets.Devices(meters),
        });
        return await batchTasks.WaitForCompletionAsync(task.TaskId);
    }
}

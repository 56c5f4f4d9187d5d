using IoTDA.Sdk.Emulator.BatchTasks.Execution;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.BatchTasks;

/// <summary><c>DELETE /batchtasks/{task_id}</c>, for finished tasks only.</summary>
internal sealed class DeleteBatchTask(BatchTaskStore store)
{
    public EmulatorResponse Handle(ApiRequest request)
    {
        _ = request.ReadQuery();
        lock (store.Lock)
        {
            store.Advance(request.ReceivedAt);
            BatchTask task = store.Get(request.Id);
            if (!task.Status.IsFinal())
            {
                throw new RequestRefusedException(
                    400, EmulatorErrorCodes.WrongTaskStatus, $"A task that is {task.Status.ToWire()} cannot be deleted.");
            }

            store.Remove(task);
            return EmulatorResponse.NoContent;
        }
    }
}

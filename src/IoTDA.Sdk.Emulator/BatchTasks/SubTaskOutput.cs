using System.Security.Cryptography;
using System.Text;
using IoTDA.Sdk.Emulator.BatchTasks.Execution;

namespace IoTDA.Sdk.Emulator.BatchTasks;

/// <summary>
/// The <c>output</c> of a sub-task: what the device said or, for createDevices that succeeded, device id, resource space and secret. The service's format is not
/// documented; JSON text is the emulator's own choice. The secret follows from the task and the target, so every read shows the same.
/// </summary>
internal static class SubTaskOutput
{
    public static string? Of(BatchTask task, SubTask subTask)
    {
        if (subTask.Status != SubTaskStatus.Success || task.Definition.Type is not "createDevices")
        {
            return subTask.Output;
        }

        string secret = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{task.Id}/{subTask.Target}")))[..32];
        EmulatorResponse json = EmulatorResponse.Json(200, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("device_id", subTask.Target);
            writer.WriteString("app_id", task.Definition.AppId);
            writer.WriteString("secret", secret);
            writer.WriteEndObject();
        });
        return Encoding.UTF8.GetString(json.Body.Span);
    }
}

using System.Text.Json;
using IoTDA.Sdk.Emulator.BatchTasks.Execution;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.BatchTasks;

/// <summary>Writes batch tasks and sub-tasks with the service's own names and spellings. Members without a value are left out.</summary>
internal static class BatchTaskWriter
{
    public static void Write(Utf8JsonWriter writer, BatchTask task)
    {
        writer.WriteStartObject();
        writer.WriteString("task_id", task.Id);
        writer.WriteString("task_name", task.Definition.Name);
        writer.WriteString("task_type", task.Definition.Type);
        foreach (EchoedMember member in task.Definition.Echoed)
        {
            writer.WritePropertyName(member.Name);
            writer.WriteRawValue(member.Json, skipInputValidation: true);
        }

        writer.WriteString("status", task.Status.ToWire());
        if (task.StatusDescription is not null)
        {
            writer.WriteString("status_desc", task.StatusDescription);
        }

        WriteProgress(writer, task.SubTasks);
        writer.WriteString("create_time", TimeStamp.Format(task.CreatedAt));
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, BatchTask task, SubTask subTask)
    {
        writer.WriteStartObject();
        writer.WriteString("target", subTask.Target);
        writer.WriteString("status", subTask.Status.ToWire());
        if (SubTaskOutput.Of(task, subTask) is { } output)
        {
            writer.WriteString("output", output);
        }

        if (subTask is { Status: SubTaskStatus.Fail or SubTaskStatus.FailWaitRetry, Failure: { } failure })
        {
            writer.WriteStartObject("error");
            writer.WriteString("error_code", failure.ErrorCode);
            writer.WriteString("error_msg", failure.ErrorMessage);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteProgress(Utf8JsonWriter writer, SubTaskSet subTasks)
    {
        writer.WriteStartObject("task_progress");
        writer.WriteNumber("total", subTasks.Count);
        writer.WriteNumber("processing", subTasks.CountOf(SubTaskStatus.Processing));
        writer.WriteNumber("success", subTasks.CountOf(SubTaskStatus.Success));
        writer.WriteNumber("fail", subTasks.CountOf(SubTaskStatus.Fail));
        writer.WriteNumber("waitting", subTasks.CountOf(SubTaskStatus.Waiting));
        writer.WriteNumber("fail_wait_retry", subTasks.CountOf(SubTaskStatus.FailWaitRetry));
        writer.WriteNumber("stopped", subTasks.CountOf(SubTaskStatus.Stopped));
        writer.WriteNumber("removed", subTasks.CountOf(SubTaskStatus.Removed));
        writer.WriteEndObject();
    }
}

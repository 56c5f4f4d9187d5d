namespace IoTDA.Sdk;

/// <summary>A task and the first page of its sub-tasks, as one answer of the service.</summary>
/// <param name="Task">The task, with its targets.</param>
/// <param name="SubTasks">The page.</param>
public sealed record BatchTaskWithSubTasks(BatchTask Task, ListPage<SubTask> SubTasks);

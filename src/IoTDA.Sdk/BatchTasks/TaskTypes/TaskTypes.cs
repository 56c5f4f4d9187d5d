using System.Collections.Concurrent;
using IoTDA.Sdk.BatchTasks.Commands;
using IoTDA.Sdk.BatchTasks.Devices;
using IoTDA.Sdk.BatchTasks.Messages;
using IoTDA.Sdk.BatchTasks.Shadows;
using IoTDA.Sdk.BatchTasks.Upgrades;

namespace IoTDA.Sdk.BatchTasks.TaskTypes;

#pragma warning disable MA0049 // the folder is named for what is in this file
/// <summary>The one list of the task types that this SDK knows. Whoever needs to know something about a type asks here.</summary>
internal static class TaskTypes
#pragma warning restore MA0049
{
    private static readonly ConcurrentDictionary<string, TaskTypeDescriptor> ByText = new(StringComparer.Ordinal);

    static TaskTypes()
    {
        foreach (TaskTypeDescriptor type in All)
        {
            Add(type);
        }
    }

    /// <summary>The types of every family.</summary>
    public static IReadOnlyList<TaskTypeDescriptor> All { get; } =
        [.. UpgradeTypes.All, .. DeviceTypes.All, .. CommandTypes.All, .. MessageTypes.All, .. ShadowTypes.All];

    /// <summary>The type's descriptor; <see langword="null"/> for a type that this SDK does not know.</summary>
    public static TaskTypeDescriptor? Find(BatchTaskType type) => ByText.TryGetValue(type.Value, out TaskTypeDescriptor? found) ? found : null;

    /// <summary>Adds a type.</summary>
    /// <exception cref="InvalidOperationException">It is there already.</exception>
    internal static void Add(TaskTypeDescriptor type)
    {
        if (!ByText.TryAdd(type.Type.Value, type))
        {
            throw new InvalidOperationException($"The task type {type.Type} is described twice.");
        }
    }
}

namespace IoTDA.Sdk.Emulator.BatchTasks.Execution;

/// <summary>The targets of a task, or why they cannot be told: the task then fails although its creation succeeded.</summary>
internal sealed record ResolvedTargets(IReadOnlyList<string> Targets, string? Failure)
{
    public static ResolvedTargets From(TaskSource source, IReadOnlyList<string>? fileRows, Func<string, IReadOnlyList<string>?> membersOf)
    {
        if (source.Targets is { } targets)
        {
            return new ResolvedTargets(targets, null);
        }

        if (source.GroupIds is not { } groupIds)
        {
            return new ResolvedTargets(fileRows ?? [], null);
        }

        List<string> members = [];
        foreach (string groupId in groupIds)
        {
            if (membersOf(groupId) is not { } group)
            {
                return new ResolvedTargets([], $"The device group {groupId} does not exist.");
            }

            members.AddRange(group);
        }

        return new ResolvedTargets(members, null);
    }
}

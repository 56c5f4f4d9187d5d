using System.Text.Json;
using IoTDA.Sdk.Emulator.BatchTasks.Execution;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.BatchTasks.Creation;

/// <summary>
/// Reads <c>targets</c>, <c>targets_filter</c> and <c>document_source</c>. When several are given the first of them takes effect and
/// that is no error; each is checked all the same.
/// </summary>
internal static class TaskSourceReader
{
    private const int MaxTargets = 30_000;
    private const int MaxIdLength = 128;

    public static TaskSource Read(RequestObject body, TaskTypeRules rules)
    {
        IReadOnlyList<string>? targets = ReadTargets(body, MaxTargets);
        IReadOnlyList<string>? groupIds = ReadGroupIds(body);
        string? fileId = body.Text("document_source", MaxIdLength, Characters.InId);
        if (targets is not null)
        {
            return new TaskSource(targets, null, null);
        }

        if (groupIds is not null)
        {
            return new TaskSource(null, groupIds, null);
        }

        return fileId is not null ? new TaskSource(null, null, fileId) : throw Missing(rules);
    }

    /// <summary>Reads <c>targets</c> of a create, stop, retry or confirm request.</summary>
    public static IReadOnlyList<string>? ReadTargets(RequestObject body, int maxCount)
    {
        if (body.Optional("targets", JsonValueKind.Array) is not { } array)
        {
            return null;
        }

        int count = array.GetArrayLength();
        if (count == 0 || count > maxCount)
        {
            throw RequestRefusedException.InvalidInput($"The member 'targets' must have 1 to {maxCount} entries, it has {count}.");
        }

        return ReadTexts(array, "targets", Characters.InId);
    }

    private static List<string>? ReadGroupIds(RequestObject body)
    {
        if (body.Optional("targets_filter", JsonValueKind.Object) is not { } element)
        {
            return null;
        }

        RequestObject filter = body.Open(element, "targets_filter", "group_ids");
        JsonElement array = filter.Required("group_ids", JsonValueKind.Array);
        return array.GetArrayLength() > 0
            ? ReadTexts(array, "targets_filter.group_ids", null)
            : throw RequestRefusedException.InvalidInput("The member 'targets_filter.group_ids' must not be empty.");
    }

    private static List<string> ReadTexts(JsonElement array, string path, Func<char, bool>? isAllowed)
    {
        List<string> texts = new(array.GetArrayLength());
        foreach (JsonElement item in array.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String)
            {
                throw RequestRefusedException.InvalidInput($"The member '{path}[{texts.Count}]' must be a string.");
            }

            string text = item.GetString()!;
            if (text.Length is 0 or > MaxIdLength || (isAllowed is not null && !text.All(isAllowed)))
            {
                RequestObject.CheckText($"{path}[{texts.Count}]", text, MaxIdLength, isAllowed);
            }

            texts.Add(text);
        }

        return texts;
    }

    private static RequestRefusedException Missing(TaskTypeRules rules)
    {
        string wanted = (rules.Targets, rules.File) switch
        {
            (true, true) => "targets, targets_filter or document_source",
            (true, false) => "targets or targets_filter",
            _ => "document_source",
        };
        return RequestRefusedException.InvalidInput($"The task has no targets: {wanted} is required.");
    }
}

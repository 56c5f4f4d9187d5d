using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using IoTDA.Sdk.Recovery;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>A create of which it is open whether the service executed it.</summary>
internal sealed class LostCreate(CreateBatchTaskRequest request, CallStart start, bool nameIsUnique, JsonSerializerOptions json, IoTDAException failure)
{
    private const int PageSize = 50;

    public string TaskName => request.TaskName.Value;

    /// <summary>
    /// The tasks of the name that no caller of this client has. A unique name is a key: the first hit is the only one, whatever its time. Otherwise all those of the
    /// window count; it ends behind a page's worth of older tasks in a row.
    /// </summary>
    public async Task<IReadOnlyList<BatchTask>> FindCandidatesAsync(IBatchTaskApi api, LookBack lookBack, ClaimedIds claimed, CancellationToken cancellationToken)
    {
        List<BatchTask> candidates = [];
        int older = 0;
        await foreach (BatchTask task in BatchTaskLookup.ListAsync(api, request.TaskType, request.AppId, lookBack.MaxPages, cancellationToken).ConfigureAwait(false))
        {
            bool isCandidate = task.TaskName == TaskName && !claimed.Contains(task.TaskId);
            if (isCandidate && nameIsUnique)
            {
                return [task];
            }

            older = !nameIsUnique && task.CreateTime < lookBack.Earliest(start) ? older + 1 : 0;
            if (older == PageSize)
            {
                break;
            }

            if (isCandidate && older == 0)
            {
                candidates.Add(task);
            }
        }

        return candidates;
    }

    /// <summary>Whether a task agrees with the request in all that it shows. What a list leaves out is read from the task.</summary>
    public async Task<bool> AgreesAsync(IBatchTaskApi api, BatchTask task, CancellationToken cancellationToken)
    {
        if (!CanBeResult(task))
        {
            return false;
        }

        // A list leaves the devices out.
        if (nameIsUnique || request.GetTargets() is FileTargets)
        {
            return true;
        }

        try
        {
            ShowBatchTaskResponse whole = await api.ShowBatchTaskAsync(task.TaskId, null, null, 1, cancellationToken).ConfigureAwait(false);
            return CanBeResult(whole.BatchTask);
        }
        catch (IoTDAServiceException missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            // Then there is no more to compare than the list has shown.
            return true;
        }
    }

    public BatchTaskOutcomeUnknownException ToException(IReadOnlyList<BatchTask> candidates, string reason)
        => new(TaskName, request.TaskType, start.Time, candidates, reason, failure);

    private bool CanBeResult(BatchTask task)
        => (task.TaskType == default || task.TaskType == request.TaskType) && TargetsAgree(task) && DocumentAgrees(task) && PolicyAgrees(task.Policy) && UpgradeAgrees(task);

    private bool TargetsAgree(BatchTask task) => request.GetTargets() switch
    {
        DeviceTargets devices => task.TargetsFilter is not { GroupIds.Count: > 0 }
            && (task.Targets.Count == 0 || new HashSet<string>(devices.DeviceIds, StringComparer.Ordinal).SetEquals(task.Targets)),
        GroupTargets groups when task.TargetsFilter is { } filter => new HashSet<string>(groups.GroupIds, StringComparer.Ordinal).SetEquals(filter.GroupIds),
        _ => task.Targets.Count == 0 && task.TargetsFilter is not { GroupIds.Count: > 0 },
    };

    private bool DocumentAgrees(BatchTask task) => (request.GetDocument(), task.Document) switch
    {
        (_, null) => true,
        (null, var shown) => shown is RawDocument,
        (UpgradeDocument wanted, UpgradeDocument shown) => new HashSet<string>(wanted.PackageIds, StringComparer.Ordinal).SetEquals(shown.PackageIds),
        (var wanted, var shown) => Agrees(ToJson(wanted), ToJson(shown)),
    };

    private bool PolicyAgrees(TaskPolicy? shown)
        => shown is null
        || (shown.ScheduleTime?.ToUnixTimeSeconds() == request.Policy?.ScheduleTime?.ToUnixTimeSeconds()
            && (shown.Retry is null or { Count: 0 } || shown.Retry == request.Policy?.Retry));

    private bool UpgradeAgrees(BatchTask task)
    {
        (bool? needConfirm, TaskMode? mode, JsonObject? extInfo) = request switch
        {
            DeviceUpgradeRequest upgrade => (upgrade.NeedConfirm, upgrade.TaskMode, upgrade.TaskExtInfo),
            UpgradeRequest upgrade => (upgrade.NeedConfirm, null, null),
            CustomBatchTaskRequest custom => (custom.NeedConfirm, custom.TaskMode, custom.TaskExtInfo),
            _ => default((bool?, TaskMode?, JsonObject?)),
        };
        return (task.NeedConfirm is not { } confirms || confirms == (needConfirm ?? false))
            && (task.TaskMode is null || task.TaskMode == mode)
            && (task.TaskExtInfo is null or { Count: 0 } || (extInfo is not null && Agrees(extInfo, task.TaskExtInfo)));
    }

    /// <summary>Whether what is shown is what was wanted; the service may leave members out, and add some.</summary>
    private static bool Agrees(JsonNode? wanted, JsonNode? shown) => (wanted, shown) switch
    {
        (JsonObject one, JsonObject other) => other.All(member => !one.ContainsKey(member.Key) || Agrees(one[member.Key], member.Value)),
        (JsonArray one, JsonArray other) => one.Count == other.Count && one.Zip(other, Agrees).All(static same => same),
        _ => JsonNode.DeepEquals(wanted, shown),
    };

    private JsonNode? ToJson(BatchTaskDocument document) => document is RawDocument raw
        ? JsonSerializer.SerializeToNode(raw.Json, json.GetTypeInfo(typeof(JsonElement)))
        : JsonSerializer.SerializeToNode(document, json.GetTypeInfo(document.GetType()));
}

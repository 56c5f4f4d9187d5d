using System.Globalization;
using System.Text.Json;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk.BatchTasks.TaskTypes;

/// <summary>The documented limits of CreateBatchTask.</summary>
internal static class RequestRules
{
    public const int MaxTargets = 30_000;
    public const int MaxFileIdLength = 128;

    private const int MaxNameLength = 128;
    private const int MaxExtInfoLength = 512;
    private const int MaxRetries = 5;
    private static readonly TimeSpan MaxRetryInterval = TimeSpan.FromMinutes(1440);
    private static readonly TimeSpan MaxScheduleAhead = TimeSpan.FromDays(7);

    /// <summary>Collects everything that is wrong with a request.</summary>
    public static void Check(ref Violations violations, CreateBatchTaskRequest request, ServiceClock clock)
    {
        if (request.TaskType == default)
        {
            violations.Add(nameof(request.TaskType), "absent", "a task type");
        }

        violations.Text(
            nameof(request.TaskName), request.TaskName.Value, MaxNameLength, Characters.AreTaskName, "letters, digits, '_' and Chinese characters");
        AppId(ref violations, request.AppId);
        Targets(ref violations, request);
        if (request.GetDocument() is { } document)
        {
            document.Check(ref violations);
            violations.Json("Document.AdditionalProperties", document.AdditionalProperties);
        }
        else if (request is not CustomBatchTaskRequest && KnownTaskTypes.Find(request.TaskType)?.Document is not null)
        {
            violations.Add("Document", "null", "a document");
        }

        Policy(ref violations, request.Policy, clock);
        AdditionalProperties(ref violations, request);
        if (request.GetUpgradeMembers().TaskExtInfo is { } extInfo
            && violations.Measure("TaskExtInfo", extInfo, static json => JsonSize.Characters(json)) is var length and > MaxExtInfoLength)
        {
            violations.Add("TaskExtInfo", Count(length, "characters"), "at most 512 characters as JSON");
        }
    }

    /// <summary>Checks a resource space id that may be left out.</summary>
    public static void AppId(ref Violations violations, string? appId)
    {
        if (appId is not null)
        {
            violations.Id(nameof(CreateBatchTaskRequest.AppId), appId, IdLengths.Resource);
        }
    }

    private static string Count(int number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{number} {unit}");

    private static void AdditionalProperties(ref Violations violations, CreateBatchTaskRequest request)
    {
        foreach (KeyValuePair<string, JsonElement> member in request.AdditionalProperties)
        {
            if (Writes(request, member.Key))
            {
                violations.Add($"AdditionalProperties[{Violations.Show(member.Key)}]", "there already", "a name that the request does not write itself");
            }
        }

        violations.Json("AdditionalProperties", request.AdditionalProperties);
        if (request.Policy is { } policy)
        {
            violations.Json("Policy.AdditionalProperties", policy.AdditionalProperties);
        }

        if (request.GetTargets() is GroupTargets groups)
        {
            violations.Json("Targets.AdditionalProperties", groups.AdditionalProperties);
        }
    }

    private static bool Writes(CreateBatchTaskRequest request, string name) => name switch
    {
        "task_name" or "task_type" => true,
        "app_id" => request.AppId is not null,
        "task_mode" => request.GetUpgradeMembers().TaskMode is not null,
        "need_confirm" => request.GetUpgradeMembers().NeedConfirm is not null,
        "task_ext_info" => request.GetUpgradeMembers().TaskExtInfo is not null,
        "targets" or "targets_filter" or "document_source" => request.GetTargets() is not null,
        "document" => request.GetDocument() is not null,
        "task_policy" => request.Policy is not null,
        _ => false,
    };

    private static void Targets(ref Violations violations, CreateBatchTaskRequest request)
    {
        switch (request.GetTargets())
        {
            case DeviceTargets devices:
                violations.Ids("Targets.DeviceIds", devices.DeviceIds, MaxTargets, IdLengths.Device, " a task (split them with BatchTargets.DeviceBatchesAsync, or use a device group or a batch task file)");
                break;
            case GroupTargets { GroupIds.Count: 0, AdditionalProperties.Count: > 0 }:
                break;
            case GroupTargets groups:
                // No source gives group ids a form or a length.
                violations.Texts("Targets.GroupIds", groups.GroupIds);
                break;
            case FileTargets file:
                violations.Id("Targets.FileId", file.FileId, MaxFileIdLength);
                break;
            case null when request is not CustomBatchTaskRequest:
                violations.Add("Targets", "null", "targets of one kind");
                break;
        }
    }

    private static void Policy(ref Violations violations, TaskPolicy? policy, ServiceClock clock)
    {
        if (policy?.ScheduleTime is { } time && time - clock.Now > MaxScheduleAhead)
        {
            violations.Add(
                "Policy.ScheduleTime", time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture), "at most 7 days from now");
        }

        if (policy?.Retry is { } retry)
        {
            if (retry.Count is < 1 or > MaxRetries)
            {
                violations.Add("Policy.Retry.Count", retry.Count.ToString(CultureInfo.InvariantCulture), "1 to 5 retries");
            }

            violations.Span(
                "Policy.Retry.Interval", retry.Interval, MaxRetryInterval, TimeSpan.FromMinutes(1), "0 to 1440 minutes, whole minutes");
        }
    }
}

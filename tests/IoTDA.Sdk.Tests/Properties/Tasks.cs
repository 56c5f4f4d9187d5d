using FsCheck;
using FsCheck.Fluent;
using IoTDA.Sdk.Paging;

namespace IoTDA.Sdk.Tests.Properties;

/// <summary>Generators of what the service answers with.</summary>
internal static class Tasks
{
    public static Gen<TaskPolicy> Policy { get; } =
        from schedule in Values.OrNone(Values.Time)
        from retry in Values.OrNull(Values.Count.Zip(Values.Minutes).Select(pair => new TaskRetry(pair.Item1, pair.Item2)))
        select new TaskPolicy { ScheduleTime = schedule, Retry = retry };

    public static Gen<TaskProgress> Progress { get; } = Gen.ArrayOf(Values.Count, 8).Select(counts => new TaskProgress
    {
        Total = counts[0],
        Processing = counts[1],
        Success = counts[2],
        Fail = counts[3],
        Waiting = counts[4],
        FailWaitRetry = counts[5],
        Stopped = counts[6],
        Removed = counts[7],
    });

    public static Gen<TaskMode?> Mode { get; } = Values.OrNone(Gen.OneOf(Gen.Constant(TaskMode.Gateway), Values.Text.Select(text => new TaskMode(text))));

    public static Gen<BatchTask> Task { get; } =
        from id in Values.Text
        from name in Values.AnyText
        from typed in Documents.Typed
        from mode in Mode
        from confirm in Values.OrNone(Values.Bool)
        from extInfo in Values.OrNull(Values.Object)
        from targets in Values.List(Values.AnyText)
        from filter in Values.OrNull(Values.List(Values.AnyText).Select(ids => new TargetsFilter { GroupIds = ids }))
        from policy in Values.OrNull(Policy)
        from status in Gen.OneOf(
            Gen.Elements(default, BatchTaskStatus.Waiting, BatchTaskStatus.PartialSuccess), Values.Text.Select(text => new BatchTaskStatus(text)))
        from description in Values.OrNull(Values.AnyText)
        from progress in Progress
        from created in Values.OrNone(Values.Time)
        select new BatchTask
        {
            TaskId = id,
            TaskName = name,
            TaskType = typed.Type,
            Document = typed.Document,
            TaskMode = mode,
            NeedConfirm = confirm,
            TaskExtInfo = extInfo,
            Targets = targets,
            TargetsFilter = filter,
            Policy = policy,
            Status = status,
            StatusDescription = description,
            Progress = progress,
            CreateTime = created,
        };

    public static Gen<SubTask> SubTask { get; } =
        from target in Values.AnyText
        from status in Gen.OneOf(
            Gen.Elements(default, SubTaskStatus.Waiting, SubTaskStatus.Removed), Values.Text.Select(text => new SubTaskStatus(text)))
        from output in Values.OrNull(Values.AnyText)
        from error in Values.OrNull(
            Code.Zip(Values.OrNull(Values.AnyText)).Select(pair => new SubTaskError { ErrorCode = pair.Item1, ErrorMessage = pair.Item2 }))
        select new SubTask { Target = target, Status = status, Output = output, Error = error };

    public static Gen<BatchTargetResult> TargetResult { get; } =
        from target in Values.AnyText
        from status in Gen.OneOf(
            Gen.Elements(default, BatchTargetStatus.Success, BatchTargetStatus.Failure), Values.Text.Select(text => new BatchTargetStatus(text)))
        from code in Code
        from message in Values.OrNull(Values.AnyText)
        select new BatchTargetResult { Target = target, Status = status, ErrorCode = code, ErrorMessage = message };

    public static Gen<BatchTaskFile> File { get; } =
        from id in Values.Text
        from name in Values.OrNull(Values.AnyText)
        from uploaded in Values.OrNone(Values.Time)
        select new BatchTaskFile { FileId = id, FileName = name, UploadTime = uploaded };

    public static Gen<Page> Page { get; } =
        Values.Count.Zip(Values.OrNull(Values.AnyText)).Select(pair => new Page { Count = pair.Item1, Marker = pair.Item2 });

    private static Gen<ErrorCode> Code
        => Gen.OneOf(Gen.Elements(default, ErrorCode.TargetNotInTask), Values.Text.Select(text => new ErrorCode(text)));
}

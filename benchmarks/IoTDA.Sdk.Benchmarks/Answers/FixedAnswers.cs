using System.Globalization;
using System.Text;

namespace IoTDA.Sdk.Benchmarks.Answers;

/// <summary>The answers of the server, byte by byte the same for every client.</summary>
internal static class FixedAnswers
{
    public const string TaskId = "5c8ba99030344005c02316ad";
    public const string WatchedTaskId = "5c8ba99030344005c02316ae";
    public const string LargeTaskId = "5c8ba99030344005c02316af";
    public const string WatchedLargeTaskId = "5c8ba99030344005c02316b0";
    public const int ListLength = 50;
    public const int LargeTaskTargets = 30_000;

    /// <summary>The example answer of the API page for a create, without white space: 538 bytes.</summary>
    public static byte[] Create { get; } = Encoding.UTF8.GetBytes(Task(TaskId));

    /// <summary>A task with one of its sub-tasks: about 800 bytes.</summary>
    public static byte[] Show { get; } = Encoding.UTF8.GetBytes(
        $$$"""{"batchtask":{{{Task(TaskId)}}},"task_details":[{{{SubTask(0)}}}],"page":{"count":1,"marker":"5c8ba99030344005c02316ad"}}""");

    /// <summary>A task that does not end.</summary>
    public static byte[] Watched { get; } = Processing(Task(WatchedTaskId));

    /// <summary>A task of 30,000 targets that does not end: about 1.2 MB.</summary>
    public static byte[] WatchedLarge { get; } = Processing(LargeTask(WatchedLargeTaskId));

    /// <summary>A page of 50 tasks: about 27 KB.</summary>
    public static byte[] List { get; } = Encoding.UTF8.GetBytes(
        $$$"""{"batchtasks":[{{{string.Join(',', Enumerable.Range(0, ListLength).Select(static i => Task(Id(i))))}}}],"page":{"count":{{{ListLength}}},"marker":"{{{Id(ListLength - 1)}}}"}}""");

    /// <summary>An id of 24 hexadecimal digits; a larger number has a smaller id.</summary>
    /// <param name="number">The number.</param>
    public static string Id(int number) => (0x7FFFFFFF - number).ToString("x24", CultureInfo.InvariantCulture);

    /// <summary>A sub-task that succeeded.</summary>
    /// <param name="number">Its number.</param>
    public static string SubTask(int number) => $$$"""{"target":"{{{DeviceId(number)}}}","status":"Success","output":"firmware 1.4.2 of meter, {{{number}}}"}""";

    /// <summary>An id of 36 characters, as the platform makes them.</summary>
    /// <param name="number">The device's number.</param>
    public static string DeviceId(int number)
        => string.Create(CultureInfo.InvariantCulture, $"{number:x8}-ff79-4294-8f64-4d367919d665");

    /// <summary>A task that repeats its 30,000 targets.</summary>
    /// <param name="id">The task's id.</param>
    public static string LargeTask(string id)
        => Task(id, string.Join(',', Enumerable.Range(0, LargeTaskTargets).Select(static number => $"\"{DeviceId(number)}\"")));

    private static byte[] Processing(string task) => Encoding.UTF8.GetBytes(
        $$$"""{"batchtask":{{{task.Replace("Success", "Processing", StringComparison.Ordinal)}}},"task_details":[{{{SubTask(0)}}}]}""");

    private static string Task(string id, string targets = "\"e495cf17-ff79-4294-8f64-4d367919d665\"") =>
        $$$"""{"task_id":"{{{id}}}","task_name":"{{{Clients.ComparedClient.TaskName}}}","task_type":"softwareUpgrade","targets":[{{{targets}}}],"targets_filter":{"group_ids":["e495cf17-ff79-4294-8f64-4d367919d665"]},"document":{"package_id":"32822e5744a45ede319d2c50"},"task_policy":{"schedule_time":"20151212T121212Z","retry_count":5,"retry_interval":60},"status":"Success","status_desc":"string","task_progress":{"total":0,"processing":0,"success":0,"fail":0,"waitting":0,"fail_wait_retry":0,"stopped":0},"create_time":"20151212T121212Z"}""";
}

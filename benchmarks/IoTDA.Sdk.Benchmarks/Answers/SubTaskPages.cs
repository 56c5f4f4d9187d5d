using System.Globalization;
using System.Text;

namespace IoTDA.Sdk.Benchmarks.Answers;

/// <summary>The sub-tasks of one large task, page by page.</summary>
internal static class SubTaskPages
{
    public const int Total = 100_000;
    public const int PageSize = 50;

    private static readonly byte[] Start = StartOf(Encoding.UTF8.GetString(FixedAnswers.Create));
    private static readonly byte[] LargeStart = StartOf(FixedAnswers.LargeTask(FixedAnswers.LargeTaskId));

    /// <summary>The page behind a marker.</summary>
    /// <param name="marker">The id of the last sub-task that was read; empty for the first page.</param>
    /// <param name="isOfLargeTask">Whether the page repeats a task of 30,000 targets.</param>
    public static byte[] Answer(string marker, bool isOfLargeTask)
    {
        int first = marker.Length == 0 ? 0 : 0x7FFFFFFF - int.Parse(marker.AsSpan(16), NumberStyles.HexNumber, CultureInfo.InvariantCulture) + 1;
        int count = Math.Min(PageSize, Total - first);
        string details = string.Join(',', Enumerable.Range(first, count).Select(FixedAnswers.SubTask));
        byte[] rest = Encoding.UTF8.GetBytes(
            $$$"""{{{details}}}],"page":{"count":{{{Total}}},"marker":"{{{FixedAnswers.Id(first + count - 1)}}}"}}""");
        return [.. isOfLargeTask ? LargeStart : Start, .. rest];
    }

    private static byte[] StartOf(string task) => Encoding.UTF8.GetBytes($$$"""{"batchtask":{{{task}}},"task_details":[""");
}

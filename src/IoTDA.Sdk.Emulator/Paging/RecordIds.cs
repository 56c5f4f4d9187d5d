using System.Globalization;

namespace IoTDA.Sdk.Emulator.Paging;

/// <summary>
/// Ids of 24 lower-case hexadecimal digits that only grow: the second of the creation, then a counter. A sub-task's id is made from
/// its task's and its index.
/// </summary>
internal sealed class RecordIds
{
    private long _second;
    private long _counter;

    public string Next(DateTimeOffset now)
    {
        _second = Math.Max(_second, now.ToUnixTimeSeconds());
        return string.Create(CultureInfo.InvariantCulture, $"{_second:x8}{++_counter:x16}");
    }

    public static string OfSubTask(string taskId, int index) => string.Create(CultureInfo.InvariantCulture, $"{taskId[..8]}{taskId[^8..]}{index:x8}");
}

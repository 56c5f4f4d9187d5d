using System.Globalization;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Tests.Paging;

/// <summary>A list of tasks as the service pages it: newest first, each page behind a marker, which is its last record's id.</summary>
/// <param name="count">How many tasks there are.</param>
internal sealed class PagedList(int count)
{
    private readonly string[] _ids = [.. Enumerable.Range(1, count).Reverse().Select(number => number.ToString("x24", CultureInfo.InvariantCulture))];

    public IReadOnlyList<string> Ids => _ids;

    public StubAnswer Answer(StubRequest request)
    {
        Dictionary<string, string> query = request.Query.Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        int limit = int.Parse(query["limit"], CultureInfo.InvariantCulture);
        string[] page = [.. _ids
            .Where(id => !query.TryGetValue("marker", out string? marker) || string.CompareOrdinal(id, marker) < 0)
            .Take(limit)];
        return StubAnswer.Ok(Page(page, page.LastOrDefault(), _ids.Length));
    }

    /// <summary>One page as JSON.</summary>
    public static string Page(IEnumerable<string> ids, string? marker, long? total = null)
    {
        JsonObject page = new() { ["marker"] = marker };
        if (total is not null)
        {
            page["count"] = total;
        }

        return new JsonObject
        {
            ["batchtasks"] = new JsonArray([.. ids.Select(id => new JsonObject { ["task_id"] = id })]),
            ["page"] = page,
        }.ToJsonString();
    }
}

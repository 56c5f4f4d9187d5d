using System.Net;

namespace IoTDA.Sdk.Emulator.Tests.BatchTasks;

public sealed class PagingTests
{
    private const string List = "batchtasks?task_type=softwareUpgrade";

    [Fact]
    public async Task Tasks_are_listed_newest_first_ten_at_a_time_with_the_total_and_the_last_id()
    {
        (EmulatorSession session, List<string> ids) = await StartWithTasksAsync(12);
        await using EmulatorSession owned = session;

        Answer answer = await session.GetAsync(List);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(ids.AsEnumerable().Reverse().Take(10), Ids(answer));
        Assert.Equal(12, answer.Json["page"]!["count"]!.GetValue<long>());
        Assert.Equal(ids[2], answer.Json["page"]!["marker"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_marker_of_a_page_leads_to_the_next_and_the_last_is_empty()
    {
        (EmulatorSession session, List<string> ids) = await StartWithTasksAsync(5);
        await using EmulatorSession owned = session;
        List<string> seen = [];
        string marker = "ffffffffffffffffffffffff";
        Answer page;
        while (Ids(page = await session.GetAsync($"{List}&limit=2&marker={marker}")).Count > 0)
        {
            Assert.True(seen.Count < 5, "The list does not end.");
            seen.AddRange(Ids(page));
            marker = page.Json["page"]!["marker"]!.GetValue<string>();
        }

        Assert.Equal(ids.AsEnumerable().Reverse(), seen);
        Assert.Equal("""{"count":5}""", page.Json["page"]!.ToJsonString());
    }

    [Theory]
    [InlineData(EmptyPageMarker.Null, """{"count":0,"marker":null}""")]
    [InlineData(EmptyPageMarker.Echoed, """{"count":0,"marker":"ffffffffffffffffffffffff"}""")]
    public async Task The_marker_of_an_empty_page_is_what_the_option_says(EmptyPageMarker marker, string page)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options => options.EmptyPageMarker = marker);
        Answer answer = await session.GetAsync(List);

        Assert.Equal("[]", answer.Json["batchtasks"]!.ToJsonString());
        Assert.Equal(page, answer.Json["page"]!.ToJsonString());
    }

    [Fact]
    public async Task An_offset_counts_from_the_marker()
    {
        (EmulatorSession session, List<string> ids) = await StartWithTasksAsync(6);
        await using EmulatorSession owned = session;

        Answer answer = await session.GetAsync($"{List}&marker={ids[4]}&offset=1&limit=2");

        Assert.Equal([ids[2], ids[1]], Ids(answer));
    }

    [Theory]
    [InlineData("limit=0", "IOTDA.000017", "limit")]
    [InlineData("limit=51", "IOTDA.000017", "limit")]
    [InlineData("limit=x", "IOTDA.000017", "limit")]
    [InlineData("offset=501", "IOTDA.000006", "offset")]
    [InlineData("offset=-1", "IOTDA.000006", "offset")]
    [InlineData("marker=xyz", "IOTDA.000014", "marker")]
    [InlineData("status=Waiting", "IOTDA.000006", "status")]
    [InlineData("app_id=a%20b", "IOTDA.000006", "app_id")]
    [InlineData("name=x", "IOTDA.000006", "'name'")]
    [InlineData("task_type=createDevices", "IOTDA.000006", "task_type")]
    public async Task A_query_parameter_that_is_wrong_unknown_or_repeated_is_refused_by_name(string query, string code, string messagePart)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        Answer answer = await session.GetAsync($"{List}&{query}");

        answer.ShouldBeRefused(HttpStatusCode.BadRequest, code, messagePart);
    }

    [Fact]
    public async Task The_list_needs_a_task_type_unless_the_option_says_otherwise()
    {
        await using EmulatorSession strict = await EmulatorSession.StartAsync();
        await using EmulatorSession lenient = await EmulatorSession.StartAsync(options => options.RequireTaskTypeInList = false);

        (await strict.GetAsync("batchtasks")).ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000006", "task_type");
        Assert.Equal(HttpStatusCode.OK, (await lenient.GetAsync("batchtasks")).Status);
    }

    [Fact]
    public async Task Tasks_are_filtered_by_type_resource_space_and_status()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        string done = await session.CreateIdAsync(Requests.Upgrade("d1"));
        session.Wait(10);
        string young = await session.CreateIdAsync(Requests.Upgrade("d1").With("app_id", "other"));
        await session.CreateIdAsync(Requests.Of("freezeDevices"));

        Assert.Equal([young, done], Ids(await session.GetAsync(List)));
        Assert.Equal([young], Ids(await session.GetAsync($"{List}&app_id=other")));
        Assert.Equal([done], Ids(await session.GetAsync($"{List}&status=Success")));
        Assert.Equal([young], Ids(await session.GetAsync($"{List}&status=Initializing")));
        session.Wait(1);
        Assert.Equal([young], Ids(await session.GetAsync($"{List}&status=Processing")));
    }

    [Fact]
    public async Task Sub_tasks_are_paged_last_target_first_and_filtered_by_status_and_target()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options => options.Outcomes.FailDevices(["device_2"]));
        string id = await session.CreateIdAsync(Requests.Upgrade(Requests.Devices(5)));
        session.Wait(10);

        Answer first = await session.GetAsync($"batchtasks/{id}?limit=3");
        Answer second = await session.GetAsync($"batchtasks/{id}?limit=3&marker={first.Json["page"]!["marker"]}");
        Answer failed = await session.GetAsync($"batchtasks/{id}?task_detail_status=Fail");
        Answer one = await session.GetAsync($"batchtasks/{id}?target=device_4");
        Answer none = await session.GetAsync($"batchtasks/{id}?target=device_4&task_detail_status=Removed");

        Assert.Equal(["device_5", "device_4", "device_3"], Targets(first));
        Assert.Equal(["device_2", "device_1"], Targets(second));
        Assert.Equal(5, second.Json["page"]!["count"]!.GetValue<long>());
        Assert.Equal(["device_2"], Targets(failed));
        Assert.Equal(
            """{"error_code":"IOTDA.014016","error_msg":"The device is not online."}""",
            failed.Json["task_details"]![0]!["error"]!.ToJsonString());
        Assert.Equal("""[{"target":"device_4","status":"Success"}]""", one.Json["task_details"]!.ToJsonString());
        Assert.Empty(Targets(none));
        Assert.Equal(0, none.Json["page"]!["count"]!.GetValue<long>());
    }

    private static async Task<(EmulatorSession Session, List<string> Ids)> StartWithTasksAsync(int count)
    {
        EmulatorSession session = await EmulatorSession.StartAsync(options => options.MaxUnfinishedTasks = 100);
        List<string> ids = [];
        for (int i = 0; i < count; i++)
        {
            ids.Add(await session.CreateIdAsync(Requests.Upgrade("d1")));
        }

        return (session, ids);
    }

    private static List<string> Ids(Answer answer) => Texts(answer, "batchtasks", "task_id");

    private static List<string> Targets(Answer answer) => Texts(answer, "task_details", "target");

    private static List<string> Texts(Answer answer, string array, string member)
        => [.. answer.Json[array]!.AsArray().Select(item => item!.AsObject()[member]!.GetValue<string>())];
}

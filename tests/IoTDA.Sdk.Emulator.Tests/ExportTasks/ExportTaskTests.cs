using System.IO.Compression;
using System.Net;
using System.Xml.Linq;

namespace IoTDA.Sdk.Emulator.Tests.ExportTasks;

public sealed class ExportTaskTests
{
    [Fact]
    public async Task The_results_of_a_task_are_exported_as_a_zip_with_a_sheet()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options => options.Outcomes.FailDevices(["d2"]));
        string task = await session.CreateIdAsync(Requests.Upgrade("d1", "d2"));
        session.Wait(10);

        Answer made = await session.PostAsync("export-tasks", Body(task));
        string id = made.Json["export_task_id"]!.GetValue<string>();
        Assert.Equal((HttpStatusCode.Created, "Processing"), (made.Status, made.Json["status"]!.GetValue<string>()));
        Assert.Equal("EMULATOR.EXPORT_TASK_NOT_FOUND", (await session.GetAsync($"export-tasks/{id}/file")).ErrorCode);
        session.Wait(1);
        Assert.Equal(
            ("Success", 2, 100),
            ((await session.GetAsync("export-tasks")).Json["export_tasks"]![0]! is var export ? export["status"]!.GetValue<string>() : "", export["export_count"]!.GetValue<int>(), export["progress"]!.GetValue<int>()));

        using HttpResponseMessage file = await session.SendRawAsync(HttpMethod.Get, $"export-tasks/{id}/file", null, TestContext.Current.CancellationToken);
        await using ZipArchive zip = new(await file.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        await using Stream sheet = await zip.Entries.Single().OpenAsync(TestContext.Current.CancellationToken);
        XDocument xml = await XDocument.LoadAsync(sheet, LoadOptions.None, TestContext.Current.CancellationToken);

        Assert.EndsWith(".xls", zip.Entries.Single().Name, StringComparison.Ordinal);
        Assert.Equal(
            ["target|status|error_code|error_msg", "d1|Success||", "d2|Fail|IOTDA.014016|The device is not online."],
            xml.Descendants().Where(element => element.Name.LocalName == "Row").Select(row => string.Join('|', row.Elements().Select(cell => cell.Value))));
        (await session.GetAsync($"export-tasks/{id}/file")).ShouldBeRefused(HttpStatusCode.TooManyRequests, "APIGW.0308", "30 seconds");

        Assert.Equal(HttpStatusCode.NoContent, (await session.DeleteAsync($"export-tasks/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await session.DeleteAsync($"export-tasks/{id}")).Status);
    }

    [Fact]
    public async Task Fifty_are_kept_and_five_may_be_unfinished()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        string task = await session.CreateIdAsync(Requests.Upgrade("d1"));
        for (int i = 0; i < 5; i++)
        {
            await session.PostAsync("export-tasks", Body(task));
        }

        (await session.PostAsync("export-tasks", Body(task))).ShouldBeRefused(HttpStatusCode.BadRequest, "EMULATOR.TOO_MANY_EXPORT_TASKS", "5");
        for (int i = 0; i < 50; i++)
        {
            session.Wait(1);
            Assert.Equal(HttpStatusCode.Created, (await session.PostAsync("export-tasks", Body(task))).Status);
        }

        Assert.Equal(50, (await session.GetAsync("export-tasks")).Json["page"]!["count"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("""{"resource_condition":{"task_id":"1"}}""", "resource_type")]
    [InlineData("""{"resource_type":"Device","resource_condition":{"task_id":"1"}}""", "BatchTask")]
    [InlineData("""{"resource_type":"BatchTask"}""", "resource_condition")]
    [InlineData("""{"resource_type":"BatchTask","resource_condition":{"task_id":"1"},"export_format":"csv"}""", "xls")]
    public async Task A_wrong_export_is_refused(string body, string part)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();

        (await session.PostAsync("export-tasks", body)).ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000006", part);
        Assert.Equal("EMULATOR.TASK_NOT_FOUND", (await session.PostAsync("export-tasks", Body("00ff"))).ErrorCode);
    }

    private static string Body(string taskId) => $$"""{"resource_type":"BatchTask","resource_condition":{"task_id":"{{taskId}}"},"export_format":"xls"}""";
}

using System.Net;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Emulator.Tests.BatchTaskFiles;

public sealed class BatchTaskFileTests
{
    [Fact]
    public async Task An_uploaded_file_is_listed_and_can_be_deleted()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        Answer uploaded = await session.UploadAsync("devices.xlsx");
        Answer listed = await session.GetAsync("batchtask-files");
        string id = uploaded.Json["file_id"]!.GetValue<string>();
        Answer deleted = await session.DeleteAsync($"batchtask-files/{id}");
        Answer again = await session.DeleteAsync($"batchtask-files/{id}");

        Assert.Equal(HttpStatusCode.Created, uploaded.Status);
        Assert.Equal(("devices.xlsx", "20261122T080000Z"), (Text(uploaded.Json, "file_name"), Text(uploaded.Json, "upload_time")));
        Assert.Equal($$"""{"files":[{{uploaded.Text}}]}""", listed.Text);
        Assert.Equal((HttpStatusCode.NoContent, ""), (deleted.Status, deleted.Text));
        again.ShouldBeRefused(HttpStatusCode.NotFound, "IOTDA.014600", id);
    }

    [Theory]
    [InlineData("devices.csv", 10, "IOTDA.000008", "xlsx")]
    [InlineData("devices.xlsx", (2 * 1024 * 1024) + 1, "IOTDA.014603", "2097153")]
    [InlineData("a/devices.xlsx", 10, "IOTDA.000006", "base name")]
    [InlineData("12345678901234567890123456789012345678901234567890123456.xlsx", 10, "IOTDA.000006", "60")]
    public async Task A_file_against_the_rules_is_refused(string name, int size, string code, string messagePart)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        (await session.UploadAsync(name, size)).ShouldBeRefused(HttpStatusCode.BadRequest, code, messagePart);
    }

    [Theory]
    [InlineData("devices.xlsx", 2 * 1024 * 1024)]
    [InlineData("1234567890123456789012345678901234567890123456789012345.xlsx", 0)]
    [InlineData("Devices.XLS", 1)]
    [InlineData("设备.xlsx", 1)]
    public async Task A_file_at_the_limits_is_taken(string name, int size)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        Answer answer = await session.UploadAsync(name, size);

        Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
        Assert.Equal((name, size), (session.Emulator.Files[0].Name, session.Emulator.Files[0].Content.Length));
    }

    [Fact]
    public async Task A_form_must_have_the_one_part_named_file()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        using ByteArrayContent first = new([1]);
        using ByteArrayContent second = new([1]);
        using MultipartFormDataContent two = new() { { first, "file", "a.xlsx" }, { second, "note", "b.xlsx" } };
        using MultipartFormDataContent none = [];

        Answer wrongName = await session.UploadAsync("a.xlsx", partName: "upload");
        Answer twoParts = await session.SendAsync(HttpMethod.Post, "batchtask-files", two);
        Answer noPart = await session.SendAsync(HttpMethod.Post, "batchtask-files", none);
        Answer noForm = await session.PostAsync("batchtask-files", "{}");

        wrongName.ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000006", "upload");
        twoParts.ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000006", "note");
        Assert.Equal(HttpStatusCode.BadRequest, noPart.Status);
        noForm.ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000008", "multipart/form-data");
        Assert.Empty(session.Emulator.Files);
    }

    [Fact]
    public async Task A_name_is_taken_until_its_file_is_gone()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        string id = Text((await session.UploadAsync("a.xlsx")).Json, "file_id");
        (await session.UploadAsync("a.xlsx")).ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.014602", "a.xlsx");
        await session.DeleteAsync($"batchtask-files/{id}");

        Assert.Equal(HttpStatusCode.Created, (await session.UploadAsync("a.xlsx")).Status);
    }

    [Fact]
    public async Task Ten_files_are_kept_and_each_for_an_hour()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        for (int i = 0; i < 10; i++)
        {
            await session.UploadAsync($"f{i}.xlsx");
        }

        session.Wait(3599);
        (await session.UploadAsync("one_more.xlsx")).ShouldBeRefused(HttpStatusCode.BadRequest, "EMULATOR.TOO_MANY_FILES", "10");
        session.Wait(1);
        Assert.Equal("""{"files":[]}""", (await session.GetAsync("batchtask-files")).Text);
        Assert.Equal(HttpStatusCode.Created, (await session.UploadAsync("one_more.xlsx")).Status);
    }

    [Fact]
    public async Task A_file_is_used_once_and_its_rows_become_sub_tasks_that_show_a_secret()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(
            options => options.FileRows["devices.xlsx"] = ["product_node1", "product_node2"]);
        string id = Text((await session.UploadAsync("devices.xlsx")).Json, "file_id");
        JsonObject request = Requests.Of("createDevices", targetsJson: null).With("document_source", id);

        string taskId = await session.CreateIdAsync(request);
        (await session.CreateAsync(request)).ShouldBeRefused(HttpStatusCode.NotFound, "IOTDA.014600", id);
        session.Wait(10);
        Answer shown = await session.GetAsync($"batchtasks/{taskId}");

        JsonNode detail = shown.Json["task_details"]![0]!;
        JsonNode output = JsonNode.Parse(detail["output"]!.GetValue<string>())!;
        Assert.Equal("product_node2", detail["target"]!.GetValue<string>());
        Assert.Equal("product_node2", output["device_id"]!.GetValue<string>());
        Assert.Matches("^[0-9a-f]{32}$", output["secret"]!.GetValue<string>());
        Assert.Null(shown.Json["batchtask"]!["document_source"]);
    }

    private static string Text(JsonObject json, string member) => json[member]!.GetValue<string>();
}

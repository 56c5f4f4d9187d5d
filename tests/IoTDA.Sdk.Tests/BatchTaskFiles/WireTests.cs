using System.Globalization;
using IoTDA.Sdk.BatchTaskFiles;

namespace IoTDA.Sdk.Tests.BatchTaskFiles;

/// <summary>Each file operation: what goes over the wire, and what comes of the answer.</summary>
public sealed class WireTests
{
    private static readonly BatchTaskFile Uploaded = new()
    {
        FileId = "1f83ac75-5fa6-4d2b-9f6b-92b0a1c8c1f4",
        FileName = "BatchCreateDevices_Template.xlsx",
        UploadTime = new DateTimeOffset(2015, 12, 12, 12, 12, 12, TimeSpan.Zero),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("devices.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("devices.XLS", "application/vnd.ms-excel")]
    public async Task Upload_posts_a_form_of_one_part_named_file(string fileName, string contentType)
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Json(201, Fixture.Text("upload-batch-task-file.response")));
        using IoTDAClient client = Clients.Of(server);
        using MemoryStream content = new("head;rows of the sheet"u8.ToArray()) { Position = 5 };

        BatchTaskFile file = await client.BatchTaskFiles.UploadAsync(content, fileName, Cancellation);

        StubRequest request = server.Request;
        string boundary = request.Header("Content-Type")!.Split("boundary=")[1];
        Assert.Equal(("POST", Clients.Root + "/batchtask-files"), (request.Method, request.Target));
        Assert.Equal($"multipart/form-data; boundary={boundary}", request.Header("Content-Type"));
        Assert.Equal(
            $"--{boundary}\r\nContent-Type: {contentType}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{fileName}\"\r\n\r\n"
            + $"rows of the sheet\r\n--{boundary}--\r\n",
            request.Text);
        Assert.Equal(request.Body.Length.ToString(CultureInfo.InvariantCulture), request.Header("Content-Length"));
        Assert.Equal(Uploaded, file);
        Assert.True(content.CanRead, "The caller's stream was disposed.");
    }

    [Theory]
    [InlineData("设备_批次1.xlsx")]
    [InlineData("😀 %41+é.xlsx")]
    public async Task A_file_name_arrives_as_it_was_given_in_utf_8(string fileName)
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Json(201, Fixture.Text("upload-batch-task-file.response")));
        using IoTDAClient client = Clients.Of(server);
        using MemoryStream content = new("sheet"u8.ToArray());

        await client.BatchTaskFiles.UploadAsync(content, fileName, Cancellation);

        Assert.Contains($"name=\"file\"; filename=\"{fileName}\"\r\n\r\nsheet\r\n", server.Request.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_from_a_path_sends_the_file_under_its_own_name()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Json(201, Fixture.Text("upload-batch-task-file.response")));
        using IoTDAClient client = Clients.Of(server);
        DirectoryInfo directory = Directory.CreateTempSubdirectory("iotda-sdk-tests-");
        try
        {
            string path = Path.Combine(directory.FullName, "freeze.xls");
            await File.WriteAllTextAsync(path, "sheet", Cancellation);

            Assert.Equal(Uploaded, await client.BatchTaskFiles.UploadAsync(path, Cancellation));
        }
        finally
        {
            directory.Delete(recursive: true);
        }

        Assert.Contains("name=\"file\"; filename=\"freeze.xls\"\r\n\r\nsheet\r\n", server.Request.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_reads_every_file()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Ok(Fixture.Text("list-batch-task-files.response")));
        using IoTDAClient client = Clients.Of(server);

        IReadOnlyList<BatchTaskFile> files = await client.BatchTaskFiles.ListAsync(Cancellation);

        Assert.Equal(("GET", Clients.Root + "/batchtask-files"), (server.Request.Method, server.Request.Target));
        Assert.Equal([Uploaded.FileId, "jeQDJQZltU8iKgFFoW060F5SGZka"], files.Select(file => file.FileId));
        Assert.Equal(Uploaded, files[0]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"files":null}""")]
    [InlineData("""{"files":[]}""")]
    public async Task A_list_without_files_is_empty(string json)
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Ok(json));
        using IoTDAClient client = Clients.Of(server);

        Assert.Empty(await client.BatchTaskFiles.ListAsync(Cancellation));
    }

    [Fact]
    public async Task Delete_names_the_file_in_the_path()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Empty(204));
        using IoTDAClient client = Clients.Of(server);

        await client.BatchTaskFiles.DeleteAsync("jeQDJQZltU8iKgFFoW060F5SGZka", Cancellation);

        Assert.Equal(
            ("DELETE", Clients.Root + "/batchtask-files/jeQDJQZltU8iKgFFoW060F5SGZka"), (server.Request.Method, server.Request.Target));
        Assert.Empty(server.Request.Body);
    }
}

using System.Globalization;

namespace IoTDA.Sdk.Tests.BatchTaskFiles;

/// <summary>Each file operation: what goes over the wire, and what comes of the answer.</summary>
public sealed class WireTests : IDisposable
{
    private static readonly BatchTaskFile Uploaded = new()
    {
        FileId = "1f83ac75-5fa6-4d2b-9f6b-92b0a1c8c1f4",
        FileName = "BatchCreateDevices_Template.xlsx",
        UploadTime = new DateTimeOffset(2015, 12, 12, 12, 12, 12, TimeSpan.Zero),
    };

    private readonly MockService _service = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IBatchTaskFileClient Client => _service.Client.BatchTaskFiles;

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData("devices.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("devices.XLS", "application/vnd.ms-excel")]
    public async Task Upload_posts_a_form_of_one_part_named_file(string fileName, string contentType)
    {
        _service.Answer(Upload(), Json(201, Fixture.Text("upload-batch-task-file.response")));
        using MemoryStream content = new("head;rows of the sheet"u8.ToArray()) { Position = 5 };

        Assert.Equal(Uploaded, await Client.UploadAsync(content, fileName, Cancellation));

        string boundary = _service.Header("Content-Type")[0].Split("boundary=")[1];
        Assert.Equal(
            $"--{boundary}\r\nContent-Type: {contentType}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{fileName}\"\r\n\r\n"
            + $"rows of the sheet\r\n--{boundary}--\r\n",
            _service.Bodies[0]);
        Assert.Equal([_service.Bodies[0].Length.ToString(CultureInfo.InvariantCulture)], _service.Header("Content-Length"));
        Assert.True(content.CanRead, "The caller's stream was disposed.");
    }

    [Theory]
    [InlineData("设备_批次1.xlsx")]
    [InlineData("😀 %41+é.xlsx")]
    public async Task A_file_name_arrives_as_it_was_given_in_utf_8(string fileName)
    {
        _service.Answer(Upload(), Json(201, Fixture.Text("upload-batch-task-file.response")));
        using MemoryStream content = new("sheet"u8.ToArray());

        await Client.UploadAsync(content, fileName, Cancellation);

        Assert.Contains($"name=\"file\"; filename=\"{fileName}\"\r\n\r\nsheet\r\n", _service.Bodies[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_from_a_path_sends_the_file_under_its_own_name()
    {
        _service.Answer(Upload(), Json(201, Fixture.Text("upload-batch-task-file.response")));
        DirectoryInfo directory = Directory.CreateTempSubdirectory("iotda-sdk-tests-");
        try
        {
            string path = Path.Combine(directory.FullName, "freeze.xls");
            await File.WriteAllTextAsync(path, "sheet", Cancellation);

            Assert.Equal(Uploaded, await Client.UploadAsync(path, Cancellation));
        }
        finally
        {
            directory.Delete(recursive: true);
        }

        Assert.Contains("name=\"file\"; filename=\"freeze.xls\"\r\n\r\nsheet\r\n", _service.Bodies[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_reads_every_file()
    {
        _service.Answer(Of("GET", "/batchtask-files"), Json(200, Fixture.Text("list-batch-task-files.response")));

        IReadOnlyList<BatchTaskFile> files = await Client.ListAsync(Cancellation);

        Assert.Equal([Uploaded.FileId, "jeQDJQZltU8iKgFFoW060F5SGZka"], files.Select(file => file.FileId));
        Assert.Equal(Uploaded, files[0]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"files":null}""")]
    [InlineData("""{"files":[]}""")]
    public async Task A_list_without_files_is_empty(string json)
    {
        _service.Answer(Of("GET", "/batchtask-files"), Json(200, json));

        Assert.Empty(await Client.ListAsync(Cancellation));
    }

    [Fact]
    public async Task Delete_names_the_file_in_the_path()
    {
        _service.Answer(Of("DELETE", "/batchtask-files/jeQDJQZltU8iKgFFoW060F5SGZka"), Empty(204));

        await Client.DeleteAsync("jeQDJQZltU8iKgFFoW060F5SGZka", Cancellation);
    }
}

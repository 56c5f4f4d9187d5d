using System.Text;

namespace IoTDA.Sdk.EndToEnd.Tests.BatchTaskFiles;

public sealed class FileTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_uploaded_listed_and_deleted()
    {
        await using ServiceSession session = await ServiceSession.StartAsync();
        using var content = new MemoryStream("sheet"u8.ToArray());

        BatchTaskFile file = await session.Files.UploadAsync(content, "meters.xlsx", Cancellation);
        string body = Encoding.UTF8.GetString(session.LastRequest.Body.Span);
        BatchTaskFile listed = Assert.Single(await session.Files.ListAsync(Cancellation));
        await session.Files.DeleteAsync(file.FileId, Cancellation);

        Assert.Contains("name=\"file\"; filename=\"meters.xlsx\"", body, StringComparison.Ordinal);
        Assert.Contains("\r\n\r\nsheet\r\n--", body, StringComparison.Ordinal);
        Assert.Equal(file, listed);
        Assert.Equal("meters.xlsx", file.FileName);
        Assert.NotNull(file.UploadTime);
        Assert.Empty(await session.Files.ListAsync(Cancellation));
    }

    [Fact]
    public async Task A_file_is_uploaded_from_a_path_under_its_own_name()
    {
        await using ServiceSession session = await ServiceSession.StartAsync();
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "from_disk.xls");
        await File.WriteAllBytesAsync(path, new byte[100_000], Cancellation);

        BatchTaskFile file = await session.Files.UploadAsync(path, Cancellation);

        Assert.Equal("from_disk.xls", file.FileName);
        Assert.Equal(file.FileId, Assert.Single(session.Emulator.Files).Id);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused_with_advice()
    {
        await using ServiceSession session = await ServiceSession.StartAsync();
        using var content = new MemoryStream([1]);
        await session.Files.UploadAsync(content, "twice.xlsx", Cancellation);

        var refused = await Assert.ThrowsAsync<IoTDAServiceException>(() => session.Files.UploadAsync(new MemoryStream([1]), "twice.xlsx", Cancellation));

        Assert.Equal(ErrorCode.FileNameExists, refused.ErrorCode);
        Assert.Contains("Choose another file name", refused.Message, StringComparison.Ordinal);
        Assert.Single(session.Emulator.Files);
    }

    [Fact]
    public async Task A_file_that_is_not_there_cannot_be_deleted()
    {
        await using ServiceSession session = await ServiceSession.StartAsync();

        var refused = await Assert.ThrowsAsync<IoTDAServiceException>(() => session.Files.DeleteAsync("none", Cancellation));

        Assert.Equal(ErrorCode.FileNotFound, refused.ErrorCode);
    }
}

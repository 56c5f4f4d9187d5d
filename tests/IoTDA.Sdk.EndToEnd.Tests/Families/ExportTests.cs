using System.IO.Compression;
using System.Text;
using IoTDA.Sdk.Emulator;

namespace IoTDA.Sdk.EndToEnd.Tests.Families;

/// <summary>Results of a batch task as a sheet: created, listed, downloaded, deleted.</summary>
public sealed class ExportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_results_of_a_task_end_up_in_a_file()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(options => options.Outcomes.FailEvery(2), manual: true);
        BatchTask task = await FinishedAsync(session);
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            ExportTask export = await session.Client.ExportTasks.CreateAsync(task.TaskId, cancellationToken: Cancellation);
            Assert.Equal((ExportTaskStatus.Processing, task.TaskId, "GLOBAL", null), (export.Status, export.BatchTaskId, export.AppType, export.EndTime));
            session.Advance(1);
            ExportTask finished = await session.Client.ExportTasks.ListAsync(Cancellation).SingleAsync(Cancellation);
            await session.Client.ExportTasks.DownloadAsync(export.ExportTaskId, path, Cancellation);

            Assert.Equal((ExportTaskStatus.Success, 4, 100), (finished.Status, finished.ExportCount, finished.Progress));
            Assert.True(finished.EndTime > finished.CreateTime);
            await using ZipArchive zip = await ZipFile.OpenReadAsync(path, Cancellation);
            await using Stream sheet = await Assert.Single(zip.Entries).OpenAsync(Cancellation);
            using StreamReader reader = new(sheet, Encoding.UTF8);
            string rows = await reader.ReadToEndAsync(Cancellation);
            Assert.All(task.Targets, target => Assert.Contains($">{target}<", rows, StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_file_that_is_not_there_yet_is_an_error_and_the_next_download_waits_for_its_turn()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        BatchTask task = await FinishedAsync(session);
        ExportTask export = await session.Client.ExportTasks.CreateAsync(task.TaskId, cancellationToken: Cancellation);

        var early = await Assert.ThrowsAsync<IoTDAServiceException>(() => session.Client.ExportTasks.DownloadAsync(export.ExportTaskId, new MemoryStream(), Cancellation));
        session.Advance(31);
        long first = await DownloadAsync(session, export);
        long second = await DownloadAsync(session, export);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, early.StatusCode);
        Assert.True(first > 0 && first == second);
        Assert.Contains(session.Emulator.Requests, request => request.Operation == EmulatedOperation.DownloadExportFile && request.StatusCode == 404);
        Assert.DoesNotContain(session.Emulator.Requests, request => request.StatusCode == 429);
        Assert.Contains(TimeSpan.FromSeconds(30), session.Clock!.Delays);
    }

    [Fact]
    public async Task A_file_that_is_cut_short_comes_whole_by_the_next_attempt_which_keeps_the_rate()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        BatchTask task = await FinishedAsync(session);
        ExportTask export = await session.Client.ExportTasks.CreateAsync(task.TaskId, cancellationToken: Cancellation);
        session.Advance(31);
        session.Faults.Next(EmulatedOperation.DownloadExportFile, Fault.BodyCutShort);
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await session.Clock!.RunAsync(session.Client.ExportTasks.DownloadAsync(export.ExportTaskId, path, Cancellation));

            await using ZipArchive zip = await ZipFile.OpenReadAsync(path, Cancellation);
            Assert.Single(zip.Entries);
            Assert.Equal(2, session.Count(EmulatedOperation.DownloadExportFile));
            Assert.DoesNotContain(session.Emulator.Requests, request => request.StatusCode == 429);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Exports_are_listed_newest_first_and_deleted()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        BatchTask task = await FinishedAsync(session);
        List<string> created = [];
        for (int i = 0; i < 3; i++)
        {
            created.Add((await session.Client.ExportTasks.CreateAsync(task.TaskId, cancellationToken: Cancellation)).ExportTaskId);
            session.Advance(2);
        }

        await session.Client.ExportTasks.DeleteAsync(created[1], Cancellation);

        Assert.Equal([created[2], created[0]], await session.Client.ExportTasks.ListAsync(Cancellation).Select(export => export.ExportTaskId).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_create_whose_answer_is_lost_is_not_sent_again()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        BatchTask task = await FinishedAsync(session);
        session.Faults.Next(EmulatedOperation.CreateExportTask, Fault.ResetAfterExecuting);

        var lost = await Assert.ThrowsAsync<IoTDATransportException>(() => session.Client.ExportTasks.CreateAsync(task.TaskId, cancellationToken: Cancellation));

        Assert.True(lost.MayHaveExecuted);
        Assert.Equal(1, session.Count(EmulatedOperation.CreateExportTask));
        Assert.Equal(task.TaskId, (await session.Client.ExportTasks.ListAsync(Cancellation).SingleAsync(Cancellation)).BatchTaskId);
    }

    private static async Task<BatchTask> FinishedAsync(ServiceSession session)
    {
        BatchTask task = await session.UpgradeAsync(4);
        session.Advance(3_600);
        return task;
    }

    private static async Task<long> DownloadAsync(ServiceSession session, ExportTask export)
    {
        using MemoryStream file = new();
        await session.Clock!.RunAsync(session.Client.ExportTasks.DownloadAsync(export.ExportTaskId, file, Cancellation));
        return file.Length;
    }
}

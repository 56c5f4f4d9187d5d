using IoTDA.Sdk.Emulator;

namespace IoTDA.Sdk.EndToEnd.Tests.BatchTaskFiles;

public sealed class UploadRecoveryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_whose_answer_is_lost_gives_the_file_that_it_made()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        session.Faults.Next(EmulatedOperation.UploadBatchTaskFile, Fault.BodyCutShort);
        using var content = new MemoryStream(new byte[500_000]);

        BatchTaskFile file = await session.RunAsync(session.Files.UploadAsync(content, "meters.xlsx", Cancellation));

        Assert.True(file.WasRecovered);
        Assert.Equal(Assert.Single(session.Emulator.Files).Id, file.FileId);
        Assert.Equal(1, session.Count(EmulatedOperation.UploadBatchTaskFile));
    }

    [Fact]
    public async Task An_older_file_of_the_name_is_not_taken()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        using var content = new MemoryStream([1]);
        await session.Files.UploadAsync(content, "meters.xlsx", Cancellation);
        session.Advance(600);
        session.Faults.Next(EmulatedOperation.UploadBatchTaskFile, Fault.ServiceUnavailable);
        using var another = new MemoryStream([2]);

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(() => session.RunAsync(session.Files.UploadAsync(another, "meters.xlsx", Cancellation)));

        Assert.True(failure.MayHaveExecuted);
        Assert.Equal(2, session.Count(EmulatedOperation.UploadBatchTaskFile));
    }

    [Theory]
    [InlineData(600, "meters.xlsx")]
    [InlineData(0, "others.xlsx")]
    public async Task Another_clients_file_is_taken_neither_for_its_age_nor_for_its_name(int age, string name)
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        using IoTDAClient other = session.AnotherClient();
        using var content = new MemoryStream([1]);
        await other.BatchTaskFiles.UploadAsync(content, name, Cancellation);
        session.Advance(age);
        session.Faults.Next(EmulatedOperation.UploadBatchTaskFile, Fault.ServiceUnavailable);
        using var mine = new MemoryStream([2]);

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(() => session.RunAsync(session.Files.UploadAsync(mine, "meters.xlsx", Cancellation)));

        Assert.True(failure.MayHaveExecuted);
        Assert.Equal(5, session.Count(EmulatedOperation.ListBatchTaskFiles));
    }

    [Fact]
    public async Task A_throttled_upload_is_sent_whole_again()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        session.Faults.Next(EmulatedOperation.UploadBatchTaskFile, Fault.Throttle, 2);
        using var content = new MemoryStream(new byte[100_000]);

        await session.RunAsync(session.Files.UploadAsync(content, "meters.xlsx", Cancellation));

        RecordedRequest[] sent = [.. session.Emulator.Requests];
        Assert.Equal(3, sent.Length);
        Assert.All(sent, request => Assert.Equal(sent[0].Body.ToArray(), request.Body.ToArray()));
        Assert.True(sent[0].Body.Length > 100_000);
    }
}

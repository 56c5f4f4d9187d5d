using IoTDA.Sdk.Emulator;

namespace IoTDA.Sdk.EndToEnd.Tests.BatchTasks;

/// <summary>A process that saved a task's name finds the task after its restart, or learns that there is none.</summary>
public sealed class FindTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_task_of_a_saved_name_is_found_by_another_client()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        var name = BatchTaskName.Unique("MeterUpgrade");
        string saved = name.Value;
        BatchTask created = await session.UpgradeAsync(name: name);
        await session.UpgradeAsync(name: "Another");
        using IoTDAClient restarted = session.AnotherClient();

        BatchTask? found = await restarted.BatchTasks.FindAsync(BatchTaskType.SoftwareUpgrade, BatchTaskName.FromUnique(saved), cancellationToken: Cancellation);

        Assert.Equal(created.TaskId, found?.TaskId);
        Assert.Equal(1, session.Count(EmulatedOperation.ListBatchTasks));
    }

    [Fact]
    public async Task A_create_that_is_still_on_its_way_is_waited_for_under_a_unique_name()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        session.Faults.ListLag = TimeSpan.FromSeconds(12);
        var name = BatchTaskName.Unique("MeterUpgrade");
        BatchTask created = await session.UpgradeAsync(name: name);

        BatchTask? found = await session.RunAsync(session.BatchTasks.FindAsync(BatchTaskType.SoftwareUpgrade, name, cancellationToken: Cancellation));

        Assert.Equal(created.TaskId, found?.TaskId);
    }

    [Theory]
    [InlineData(true, 5)]
    [InlineData(false, 1)]
    public async Task There_is_no_task_of_a_name_that_was_never_sent(bool unique, int looks)
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        await session.UpgradeAsync(name: "Another");

        BatchTask? found = await session.RunAsync(session.BatchTasks.FindAsync(
            BatchTaskType.SoftwareUpgrade, unique ? BatchTaskName.FromUnique("Never") : "Never", cancellationToken: Cancellation));

        Assert.Null(found);
        Assert.Equal(looks, session.Count(EmulatedOperation.ListBatchTasks));
    }

    [Fact]
    public void A_saved_name_is_unique_again()
    {
        var name = BatchTaskName.Unique("MeterUpgrade");

        var read = BatchTaskName.FromUnique(name.Value);

        Assert.True(read.IsUnique);
        Assert.Equal(name, read);
        Assert.False(new BatchTaskName(name.Value).IsUnique);
    }
}

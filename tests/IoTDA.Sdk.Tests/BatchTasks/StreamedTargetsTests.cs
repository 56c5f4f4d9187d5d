namespace IoTDA.Sdk.Tests.BatchTasks;

/// <summary>What a list yields becomes targets, no further than a task reaches.</summary>
public sealed class StreamedTargetsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Devices_of_a_list_become_targets_in_its_order()
    {
        AsyncPageable<Device> devices = AsyncPageable.FromItems([new Device { DeviceId = "b" }, new Device { DeviceId = "a" }]);

        Assert.Equal(["b", "a"], (await BatchTargets.DevicesAsync(devices, Cancellation)).DeviceIds);
        Assert.Equal(["c"], (await BatchTargets.DevicesAsync(AsyncPageable.FromItems(["c"]), Cancellation)).DeviceIds);
    }

    [Fact]
    public async Task Thirty_thousand_are_taken()
        => Assert.Equal(30_000, (await BatchTargets.DevicesAsync(Ids(30_000, Cancellation), Cancellation)).DeviceIds.Count);

    [Fact]
    public async Task One_more_is_refused_with_what_to_do_and_nothing_behind_it_is_read()
    {
        int read = 0;

        var refused = await Assert.ThrowsAsync<RequestValidationException>(() => BatchTargets.DevicesAsync(Counted(), Cancellation));

        Assert.Equal(30_001, read);
        Assert.Equal(("CreateBatchTask", "Targets.DeviceIds"), (refused.Operation, Assert.Single(refused.Violations).Member));
        Assert.All(["at most 30,000", "DeviceBatchesAsync", "group", "file"], words => Assert.Contains(words, refused.Message, StringComparison.Ordinal));

        async IAsyncEnumerable<string> Counted()
        {
            await foreach (string id in Ids(40_000, Cancellation))
            {
                read++;
                yield return id;
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1, 1)]
    [InlineData(30_000, 30_000)]
    [InlineData(65_000, 30_000, 30_000, 5_000)]
    public async Task Any_number_is_cut_into_tasks(int count, params int[] sizes)
    {
        List<DeviceTargets> targets = await BatchTargets.DeviceBatchesAsync(Ids(count, Cancellation), Cancellation).ToListAsync(Cancellation);

        Assert.Equal(sizes, targets.Select(target => target.DeviceIds.Count));
        Assert.Equal(count, targets.SelectMany(target => target.DeviceIds).Distinct().Count());
    }

    [Fact]
    public async Task Reading_can_be_cancelled()
    {
        using CancellationTokenSource cancel = new();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => BatchTargets.DevicesAsync(Ids(1, Cancellation), cancel.Token));
    }

    private static async IAsyncEnumerable<string> Ids(int count, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        for (int i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return $"d{i}";
        }
    }
}

namespace IoTDA.Sdk.Tests.BatchTasks;

/// <summary>What the batch task client does by itself: bounds of a list, names, targets, and the words of its exceptions.</summary>
public sealed class CallTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, null, "t13 t12 t11 t10")]
    [InlineData(11, null, "t13 t12 t11")]
    [InlineData(null, 12, "t11 t10")]
    [InlineData(11, 12, "t11")]
    [InlineData(11, 11, "")]
    public async Task A_list_has_the_tasks_from_one_time_on_and_before_another(int? from, int? before, string ids)
    {
        using StubHandler service = new(StubHandler.Answer(200, $$"""{"batchtasks":[{{string.Join(',', new[] { 13, 12, 11, 10 }.Select(Task))}}]}"""));
        using IoTDAClient client = Clients.Of(service);
        BatchTaskQuery query = new(BatchTaskType.FreezeDevices) { CreatedFrom = At(from), CreatedBefore = At(before) };

        List<BatchTask> tasks = await client.BatchTasks.ListAsync(query, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(ids, string.Join(' ', tasks.Select(task => task.TaskId)));
        Assert.Equal(1, service.Attempts);

        static string Task(int hour) => $$"""{"task_id":"t{{hour}}","create_time":"20261122T{{hour}}0000Z"}""";
        static DateTimeOffset? At(int? hour) => hour is { } known ? Noon.AddHours(known - 12) : null;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_targets_are_refused_whether_requests_are_checked_or_not_since_they_would_mean_all(bool validates)
    {
        using StubHandler service = new(StubHandler.Answer(200));
        using IoTDAClient client = Clients.Of(service, configure: options => options.ValidateRequests = validates);

        foreach (Func<Task> call in (Func<Task>[])
            [
                () => client.BatchTasks.RetryAsync(Clients.TaskId, [], Cancellation),
                () => client.BatchTasks.StopAsync(Clients.TaskId, [], Cancellation),
                () => client.BatchTasks.ConfirmAsync(Clients.TaskId, [], Cancellation),
            ])
        {
            var refused = await Assert.ThrowsAsync<RequestValidationException>(call);
            Assert.Contains("Targets", refused.Message, StringComparison.Ordinal);
            Assert.Contains("to act on every target call the method without targets", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(0, service.Attempts);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(111)]
    [InlineData(112)]
    [InlineData(400)]
    public void A_unique_name_keeps_as_much_of_its_prefix_as_128_characters_allow(int length)
    {
        var name = BatchTaskName.Unique(new string('p', length));
        var other = BatchTaskName.Unique(new string('p', length));

        Assert.Matches($"^p{{{Math.Min(length, 111)}}}_[0-9a-f]{{16}}$", name.Value);
        Assert.True(name != other);
        Assert.Equal((true, true), (name.IsUnique, BatchTaskName.FromUnique(name.Value) == name));
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("quota", " The service says: quota")]
    public void A_task_that_failed_is_in_the_exception_with_the_service_s_words(string? description, string words)
    {
        BatchTask task = new() { TaskId = "t1", Status = BatchTaskStatus.Fail, StatusDescription = description };

        BatchTaskFailedException failed = new(task);

        Assert.Equal($"The batch task did not succeed: {task}.{words}", failed.Message);
        Assert.Equal(("ShowBatchTask", false, true), (failed.Operation, failed.IsTransient, failed.MayHaveExecuted));
        Assert.Throws<ArgumentNullException>(() => new BatchTaskFailedException(null!));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("t2 t1", " Candidates: t2, t1.")]
    public void A_create_whose_outcome_is_unknown_names_the_tasks_that_may_be_it(string ids, string words)
    {
        BatchTask[] candidates = [.. ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => new BatchTask { TaskId = id })];

        BatchTaskOutcomeUnknownException unknown = new(
            "Winter", BatchTaskType.FreezeDevices, Noon, candidates, "Two tasks have its name.", new TimeoutException("Late."));

        Assert.Equal(
            $"It is unknown whether the freezeDevices task 'Winter' was created. Two tasks have its name.{words} Look for its name before you create it again. Late.",
            unknown.Message);
        Assert.Equal(("CreateBatchTask", false, true), (unknown.Operation, unknown.IsTransient, unknown.MayHaveExecuted));
        Assert.Equal(("Winter", BatchTaskType.FreezeDevices, Noon), (unknown.TaskName, unknown.TaskType, unknown.FirstAttemptTime));
        Assert.Same(candidates, unknown.Candidates);
    }

    [Fact]
    public void A_default_name_is_empty_and_so_can_never_be_sent() => Assert.Equal(("", false), (default(BatchTaskName).Value, default(BatchTaskName).IsUnique));

    [Fact]
    public void A_task_s_text_has_its_name_id_type_state_and_counters()
        => Assert.Equal(
            "Winter t1 freezeDevices PartialSuccess total=3 success=2 fail=1",
            new BatchTask
            {
                TaskId = "t1",
                TaskName = "Winter",
                TaskType = BatchTaskType.FreezeDevices,
                Status = BatchTaskStatus.PartialSuccess,
                Progress = new TaskProgress { Total = 3, Success = 2, Fail = 1 },
            }.ToString());

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_call_that_broke_off_may_have_been_executed_and_says_what_is_left(bool isTransient)
    {
        BatchTargetResult[] completed = [new() { Target = "d1" }];
        IoTDATransportException why = new("StopBatchTask", "got no answer", mayHaveExecuted: false, isTransient, null);

        BatchTargetsIncompleteException broken = new("StopBatchTask", completed, ["d2", "d3"], why);

        Assert.Equal($"StopBatchTask broke off after 1 of 3 targets. {why.Message}", broken.Message);
        Assert.Equal(("StopBatchTask", isTransient, true), (broken.Operation, broken.IsTransient, broken.MayHaveExecuted));
        Assert.Equal(("d1", "d2 d3"), (Assert.Single(broken.Completed).Target, string.Join(' ', broken.Remaining)));
    }
}

using FsCheck;
using FsCheck.Fluent;
using IoTDA.Sdk.BatchTasks;
using IoTDA.Sdk.BatchTasks.TaskTypes;
using IoTDA.Sdk.Paging;

namespace IoTDA.Sdk.Tests.Properties;

/// <summary>Any record, written as JSON and read again, is the same record.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void Any_task() => AssertRoundTrip(Tasks.Task);

    [Fact]
    public void Any_sub_task() => AssertRoundTrip(Tasks.SubTask);

    [Fact]
    public void Any_target_result() => AssertRoundTrip(Tasks.TargetResult);

    [Fact]
    public void Any_progress() => AssertRoundTrip(Tasks.Progress);

    [Fact]
    public void Any_policy() => AssertRoundTrip(Tasks.Policy);

    [Fact]
    public void Any_file() => AssertRoundTrip(Tasks.File);

    [Fact]
    public void Any_page_of_tasks()
        => Law.Holds(Values.List(Tasks.Task).Zip(Values.OrNull(Tasks.Page)), page =>
        {
            string json = WireText.Write(new PageOf<BatchTask>(page.Item1, page.Item2));
            PageOf<BatchTask> read = WireText.Read<PageOf<BatchTask>>(json);

            Assert.Equal(page.Item1.Select(task => task with { Targets = [] }), read.Items);
            Assert.Equal(page.Item2, read.Page);
        });

    [Fact]
    public void Any_task_with_a_page_of_sub_tasks()
        => Law.Holds(Tasks.Task.Zip(Values.List(Tasks.SubTask)), answer =>
        {
            string json = WireText.Write(new ShowBatchTaskResponse { BatchTask = answer.Item1, SubTasks = new(answer.Item2, null) });
            ShowBatchTaskResponse read = WireText.Read<ShowBatchTaskResponse>(json);

            Assert.Equal(answer.Item1, read.BatchTask);
            Assert.Equal(answer.Item2, read.SubTasks.Items);
        });

    [Fact]
    public void Any_list_of_files()
        => Law.Holds(Values.List(Tasks.File), files =>
            Assert.Equal(files, WireText.Read<PageOf<BatchTaskFile>>(WireText.Write(new PageOf<BatchTaskFile>(files, null))).Items));

    [Fact]
    public void Any_device() => AssertRoundTrip(Reads.Device);

    [Fact]
    public void Any_package() => AssertRoundTrip(Reads.Package);

    [Fact]
    public void Any_export() => AssertRoundTrip(Reads.Export);

    [Fact]
    public void Any_upgrade_document() => AssertRoundTrip(Documents.Upgrade);

    [Fact]
    public void Any_command_document() => AssertRoundTrip(Documents.Command);

    [Fact]
    public void Any_asynchronous_command_document() => AssertRoundTrip(Documents.AsyncCommand);

    [Fact]
    public void Any_message_document() => AssertRoundTrip(Documents.Message);

    [Fact]
    public void Any_shadow_document() => AssertRoundTrip(Documents.Shadows);

    [Fact]
    public void Any_request() => AssertRoundTrip(Requests.Request);

    [Fact]
    public void Every_request_type_is_generated()
    {
        HashSet<Type> all = [.. typeof(CreateBatchTaskRequest).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(CreateBatchTaskRequest)) && !type.IsAbstract)];

        Assert.Equal(all, [.. Gen.Sample(Requests.Request, 1_000).Select(request => request.GetType())]);
        Assert.Equal(KnownTaskTypes.All.Count + 1, all.Count);
    }

    private static void AssertRoundTrip<T>(Gen<T> values)
        => Law.Holds(values, value =>
        {
            string json = WireText.Write(value);
            T read = WireText.Read<T>(json);

            Assert.Equal(value, read);
            Assert.Equal(value!.GetHashCode(), read!.GetHashCode());
            Assert.Equal(json, WireText.Write(read));
        });
}

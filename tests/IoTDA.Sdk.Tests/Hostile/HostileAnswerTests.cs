using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Tests.Hostile;

/// <summary>Whatever comes back, only documented exceptions come out, and what is no exception is whole.</summary>
public sealed class HostileAnswerTests
{
    private const int MutationsEach = 2_600;

    private static readonly (string Fixture, Func<IoTDAClient, CancellationToken, Task> Call)[] Calls =
    [
        ("create-batch-task.response", async (client, token) => Whole(await client.BatchTasks.CreateAsync(Freeze, token))),
        ("show-batch-task.response", async (client, token) => Whole(await client.BatchTasks.GetAsync(Clients.TaskId, token))),
        ("show-batch-task.response", async (client, token) =>
        {
            await foreach (SubTask subTask in client.BatchTasks.ListSubTasksAsync(Clients.TaskId, cancellationToken: token))
            {
                Assert.NotNull(subTask.Target);
            }
        }),
        ("list-batch-tasks.response", async (client, token) =>
        {
            await foreach (BatchTask task in client.BatchTasks.ListAsync(BatchTaskType.FreezeDevices, token))
            {
                Whole(task);
            }
        }),
        ("batch-targets.response", async (client, token) => Assert.All(await client.BatchTasks.StopAsync(Clients.TaskId, token), result => Assert.NotNull(result.Target))),
        ("batch-targets.response", async (client, token) => Assert.All(await client.BatchTasks.RetryAsync(Clients.TaskId, token), result => Assert.NotNull(result.Target))),
        ("list-batch-task-files.response", async (client, token) => Assert.All(await client.BatchTaskFiles.ListAsync(token), Whole)),
        ("upload-batch-task-file.response", async (client, token) => Whole(await client.BatchTaskFiles.UploadAsync(new MemoryStream([1]), "a.xlsx", token))),
        ("show-device.response", async (client, token) => Whole(await client.Devices.GetAsync("device", token))),
        ("list-devices.response", async (client, token) => await EachAsync(client.Devices.ListAsync(cancellationToken: token), Whole)),
        ("show-ota-package.response", async (client, token) => Assert.NotEqual("", (await client.Packages.GetAsync("package", token)).PackageId)),
        ("list-device-groups.response", async (client, token) => await EachAsync(client.DeviceGroups.ListAsync(cancellationToken: token), group => Assert.NotEqual("", group.GroupId))),
        ("list-products.response", async (client, token) => await EachAsync(client.Products.ListAsync(cancellationToken: token), product => Assert.NotEqual("", product.ProductId))),
        ("show-applications.response", async (client, token) => Assert.All(await client.ResourceSpaces.ListAsync(cancellationToken: token), space => Assert.NotEqual("", space.AppId))),
        ("list-export-tasks.response", async (client, token) => await EachAsync(client.ExportTasks.ListAsync(token), export => Assert.NotEqual("", export.ExportTaskId))),
        ("error.gateway", (client, token) => client.BatchTasks.DeleteAsync(Clients.TaskId, token)),
        ("error.iam", (client, token) => client.BatchTaskFiles.DeleteAsync("file", token)),
    ];

    private static FreezeDevicesRequest Freeze => new() { TaskName = "testname", Targets = BatchTargets.Devices("meter_1") };

    [Theory]
    [InlineData(200, 1)]
    [InlineData(200, 2)]
    [InlineData(400, 3)]
    [InlineData(503, 4)]
    public async Task Mutated_answers_end_in_documented_exceptions(int status, int seed)
    {
        // Seventeen calls, 2,600 mutated answers each: 176,800 over the four rows, half of them errors.
        foreach ((string fixture, Func<IoTDAClient, CancellationToken, Task> call) in Calls)
        {
            byte[][] answers = [.. Answers(fixture).Select(Encoding.UTF8.GetBytes)];
            Random random = new(HashCode.Combine(seed, status));
            byte[] spoilt = [];
            using var handler = new BytesHandler(() => (status, spoilt));
            using IoTDAClient client = Clients.Of(handler, configure: options => options.Resilience.MaxAttempts = 1);
            for (int i = 0; i < MutationsEach; i++)
            {
                spoilt = Mutation.Apply(random, answers[i % answers.Length]);
                try
                {
                    await call(client, TestContext.Current.CancellationToken);
                }
                catch (IoTDAException)
                {
                    continue;
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    Assert.Fail($"{fixture}, seed {seed}, mutation {i}, HTTP {status}: {Encoding.UTF8.GetString(spoilt)}\n{exception}");
                }
            }
        }
    }

    [Fact]
    public async Task An_answer_that_announces_200_MB_is_refused_before_it_is_read()
    {
        var body = new EndlessStream();
        using var handler = new StreamHandler(() =>
        {
            var content = new StreamContent(body);
            content.Headers.ContentLength = 200L * 1024 * 1024;
            return content;
        });
        using IoTDAClient client = Clients.Of(handler);

        var refused = await Assert.ThrowsAsync<IoTDATransportException>(() => client.BatchTasks.GetAsync(Clients.TaskId, TestContext.Current.CancellationToken));

        Assert.Equal(0, body.BytesRead);
        Assert.Contains("33554432 bytes", refused.Message, StringComparison.Ordinal);
        Assert.Equal((false, 1), (refused.IsTransient, handler.Attempts));
    }

    [Fact]
    public async Task An_answer_that_never_ends_is_refused_at_the_limit()
    {
        var body = new EndlessStream();
        using var handler = new StreamHandler(() => new StreamContent(body));
        using IoTDAClient client = Clients.Of(handler, configure: options => options.MaxResponseSize = 1_000_000);

        await Assert.ThrowsAsync<IoTDATransportException>(() => client.BatchTasks.GetAsync(Clients.TaskId, TestContext.Current.CancellationToken));

        Assert.InRange(body.BytesRead, 1_000_000, 1_200_000);
    }

    [Fact]
    public async Task Deep_nesting_is_refused_quickly()
    {
        string deep = "{\"task_id\":\"a\",\"document\":" + string.Concat(Enumerable.Repeat("{\"a\":", 1_000_000));
        using var handler = new BytesHandler(() => (200, Encoding.UTF8.GetBytes(deep)));
        using IoTDAClient client = Clients.Of(handler);
        long start = Stopwatch.GetTimestamp();

        await Assert.ThrowsAsync<IoTDATransportException>(() => client.BatchTasks.CreateAsync(Freeze, TestContext.Current.CancellationToken));

        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(2));
    }

    /// <summary>The fixture, and where it holds a task, the fixture with a document of each type.</summary>
    private static IEnumerable<string> Answers(string fixture)
    {
        yield return Fixture.Text(fixture);
        foreach ((string type, JsonNode? document) in Fixture.Json("documents").AsObject())
        {
            JsonNode answer = Fixture.Json(fixture);
            if ((answer["batchtask"] ?? answer["batchtasks"]?[0] ?? answer) is JsonObject task && task.ContainsKey("task_id"))
            {
                task["document"] = document!.DeepClone();
                task["task_type"] = type;
                task["task_ext_info"] = new JsonObject { ["note"] = new JsonObject { ["a"] = 1 } };
                yield return answer.ToJsonString();
            }
        }
    }

    private static void Whole(BatchTask task)
    {
        Assert.NotEqual("", task.TaskId);
        Assert.NotNull(task.TaskName);
        Assert.NotNull(task.Progress);
        Assert.DoesNotContain(null, task.Targets);
        _ = task.Equals(task with { });
    }

    private static void Whole(Device device)
    {
        Assert.NotEqual("", device.DeviceId);
        Assert.DoesNotContain("auth_info", device.AdditionalProperties.Keys);
        Assert.All(device.Tags, Assert.NotNull);
        _ = device.Equals(device with { });
    }

    private static async Task EachAsync<T>(IAsyncEnumerable<T> items, Action<T> check)
    {
        await foreach (T item in items)
        {
            check(item);
        }
    }

    private static void Whole(BatchTaskFile file) => Assert.NotEqual("", file.FileId);

    private sealed class BytesHandler(Func<(int Status, byte[] Body)> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (int status, byte[] body) = answer();
            var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = content });
        }
    }

    private sealed class StreamHandler(Func<HttpContent> content) : HttpMessageHandler
    {
        public int Attempts { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Attempts++;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content() });
        }
    }

    private sealed class EndlessStream : MemoryStream
    {
        public long BytesRead { get; private set; }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            BytesRead += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}

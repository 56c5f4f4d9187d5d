using System.Text.Json;
using System.Text.Json.Nodes;
using IoTDA.Sdk.Tests.BatchTaskFiles;
using IoTDA.Sdk.Tests.BatchTasks.Requests;
using IoTDA.Sdk.Tests.Searching;

namespace IoTDA.Sdk.Tests.Texts;

/// <summary>Requests that break a limit of the service, and are not sent.</summary>
internal static class RequestTexts
{
    public static async Task TellAsync(TextFile file, TextLog log)
    {
        Task TellAsync(string condition, Operation call) => file.TellAsync(condition, Scene.Answering(log, StubHandler.Answer(500)), call);

        foreach ((string condition, CreateBatchTaskRequest request) in LimitCase.All.Concat(DocumentLimitCase.All).Select(limit => (limit.Key, limit.Value.Refused)).Concat(Others))
        {
            await TellAsync(condition, (client, token) => client.BatchTasks.CreateAsync(request, token));
        }

        foreach ((string condition, BatchTaskQuery query) in BatchTasks.ArgumentLimitTests.Queries.Select(query => (query.Key, query.Value.Refused)))
        {
            await TellAsync($"tasks: {condition}", (client, token) => client.BatchTasks.ListAsync(query, token).ToListAsync(token).AsTask());
        }

        foreach ((string condition, SubTaskQuery query) in BatchTasks.ArgumentLimitTests.Filters.Select(query => (query.Key, query.Value.Refused)))
        {
            await TellAsync($"sub-tasks: {condition}", (client, token) => client.BatchTasks.ListSubTasksAsync(Clients.TaskId, query, token).ToListAsync(token).AsTask());
        }

        await TellAsync("task id", (client, token) => client.BatchTasks.GetAsync("..", token));
        await TellAsync("targets of an action: at least one", (client, token) => client.BatchTasks.StopAsync(Clients.TaskId, [], token));
        await TellAsync("targets of an action: many bad ids", (client, token) => client.BatchTasks.StopAsync(Clients.TaskId, [.. Enumerable.Repeat("a b", 12)], token));
        await TellAsync("targets of a list: 30,000", (_, token) => BatchTargets.DevicesAsync(AsyncPageable.FromItems(Enumerable.Repeat("d", 30_001)), token));
        await TellAsync("options of a watch", (client, token) => client.BatchTasks.WatchAsync(
            Clients.TaskId, new WatchOptions { MinInterval = TimeSpan.Zero, MaxConsecutiveErrors = -1 }, token).ToListAsync(token).AsTask());
        foreach ((string name, int size, _) in FileLimitTests.Refused.Select(row => row.Data))
        {
            await TellAsync($"file: '{name}' of {size} bytes", (client, token) => client.BatchTaskFiles.UploadAsync(new MemoryStream(new byte[size]), name, token));
        }

        await TellAsync("file: a quote in its name", (client, token) => client.BatchTaskFiles.UploadAsync(new MemoryStream([1]), "a\".xlsx", token));
        await TellAsync("file: a stream of unknown size", (client, token) => client.BatchTaskFiles.UploadAsync(new Endless(), "devices.xlsx", token));
        foreach ((string condition, var limit) in Families.ArgumentLimitTests.Limits)
        {
            await TellAsync(condition, (client, token) => limit.Refused(client, token));
        }

        foreach ((string condition, Func<DeviceCondition> condition2) in DeviceSearchTests.Refused.Select(row => row.Data))
        {
            file.Refused($"search: {condition}", condition2);
        }

        file.Refused("search: a character of SQL in a tag", () => DeviceField.TagKey.EqualTo("a;b"));
        DeviceCondition one = DeviceField.AppId.EqualTo("a");
        file.Refused("search: no conditions", () => DeviceSearch.Any());
        file.Refused("search: no values", () => DeviceField.ProductId.In());
        file.Refused("search: six conditions", () => DeviceSearch.All(one, one, one, one, one, one));
        file.Refused("search: 400 characters", () => DeviceSearch.All([.. Enumerable.Repeat(DeviceField.DeviceId.EqualTo(new string('a', 128)), 5)]));
        await TellAsync("search: offset and limit", (client, token) => client.DeviceSearch.SearchAsync(DeviceSearch.Everything, 501, 51, token));
        await file.TellAsync("without validation: a path that names another resource", new Scene(log, new StubHandler(StubHandler.Answer(500))) { Configure = options => options.ValidateRequests = false }, (client, token) => client.BatchTasks.DeleteAsync("..", token));
        await file.TellAsync(
            "without validation: JSON that cannot be written", new Scene(log, new StubHandler(StubHandler.Answer(500))) { Configure = options => options.ValidateRequests = false },
            (client, token) => client.BatchTasks.CreateAsync(Command(new JsonObject { ["x"] = double.NaN }), token));
    }

    private static IEnumerable<(string Condition, CreateBatchTaskRequest Refused)> Others =>
    [
        ("no targets", new FreezeDevicesRequest { TaskName = "a", Targets = null! }),
        ("no document", new CreateCommandsRequest { TaskName = "a", Targets = BatchTargets.Devices("d"), Document = null! }),
        ("no parameters", Command(null!)),
        ("parameters that are not JSON", Command(new JsonObject { ["x"] = double.NaN })),
        ("no message", new CreateMessagesRequest { TaskName = "a", Targets = BatchTargets.Devices("d"), Document = new MessageDocument { Message = null! } }),
        ("a null among the properties of a message", new CreateMessagesRequest { TaskName = "a", Targets = BatchTargets.Devices("d"), Document = new MessageDocument { Message = "m", Properties = new MessageProperties { UserProperties = [null!] } } }),
        ("a null among the shadows", new UpdateDeviceShadowsRequest { TaskName = "a", Targets = BatchTargets.Devices("d"), Document = new DeviceShadowDocument { Shadow = [null!] } }),
        ("a shadow without properties", new UpdateDeviceShadowsRequest { TaskName = "a", Targets = BatchTargets.Devices("d"), Document = new DeviceShadowDocument { Shadow = [new DeviceShadow { ServiceId = "s", Desired = null! }] } }),
        ("a member that is there already", new FreezeDevicesRequest { TaskName = "a", Targets = BatchTargets.Devices("d"), AdditionalProperties = new Dictionary<string, JsonElement> { ["task_name"] = JsonElement.Parse("1"), ["x"] = default } }),
    ];

    private static CreateCommandsRequest Command(JsonObject paras)
        => new() { TaskName = "a", Targets = BatchTargets.Devices("d"), Document = new CommandDocument { ServiceId = "s", CommandName = "c", Paras = paras } };

    private sealed class Endless : MemoryStream
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => buffer.Length;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(buffer.Length);
    }
}

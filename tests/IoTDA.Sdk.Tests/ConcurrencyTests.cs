using System.Globalization;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Tests;

public sealed class ConcurrencyTests
{
    private const int Callers = 64;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sixty_four_callers_at_once_share_a_client_and_each_gets_its_own_answer()
    {
        int waiting = 0;
        TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using StubServer server = await StubServer.StartAsync(request =>
        {
            if (request.Method != "POST" || !request.Path.EndsWith("/batchtasks", StringComparison.Ordinal))
            {
                return Answer(request);
            }

            // No create is answered before every caller's is there, which proves that they are in flight together.
            if (Interlocked.Increment(ref waiting) == Callers)
            {
                all.SetResult();
            }

            return Answer(request).After(all.Task);
        });
        using IoTDAClient client = Clients.Of(server);

        await Task.WhenAll(Enumerable.Range(1, Callers).Select(number => Task.Run(() => CallAsync(client, number), Cancellation)));

        Assert.Equal(Callers * 4, server.Requests.Count);
    }

    private static async Task CallAsync(IoTDAClient client, int number)
    {
        string[] devices = [.. Enumerable.Range(1, 100 + number).Select(device => $"d{number}_{device}")];
        BatchTask created = await client.BatchTasks.CreateAsync(
            new FreezeDevicesRequest { TaskName = $"task_{number}", Targets = BatchTargets.Devices(devices) }, Cancellation);
        BatchTask read = await client.BatchTasks.GetAsync(Id(number), Cancellation);
        IReadOnlyList<BatchTargetResult> stopped = await client.BatchTasks.StopAsync(Id(number), devices[..50], Cancellation);
        List<BatchTask> listed = await client.BatchTasks.ListAsync(
            new BatchTaskQuery(BatchTaskType.FreezeDevices) { AppId = Id(number) }, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(($"task_{number}", Id(number), Id(number)), (created.TaskName, read.TaskId, Assert.Single(listed).TaskId));
        Assert.Equal(devices, created.Targets);
        Assert.Equal(devices[..50], stopped.Select(result => result.Target));
    }

    private static string Id(int number) => number.ToString("x24", CultureInfo.InvariantCulture);

    /// <summary>Answers with what the request itself says.</summary>
    private static StubAnswer Answer(StubRequest request)
    {
        if (request.Method == "GET")
        {
            JsonObject task = new() { ["task_id"] = request.Query.Split("app_id=") is [_, var id] ? id.Split('&')[0] : request.Path.Split('/')[^1] };
            return StubAnswer.Ok(new JsonObject { ["batchtask"] = task, ["batchtasks"] = new JsonArray(task.DeepClone()) }.ToJsonString());
        }

        JsonArray targets = request.Json["targets"]!.AsArray();
        return StubAnswer.Ok(request.Path.EndsWith("/stop", StringComparison.Ordinal)
            ? new JsonObject { ["targets"] = new JsonArray([.. targets.Select(target => new JsonObject { ["target"] = target!.DeepClone() })]) }.ToJsonString()
            : new JsonObject { ["task_id"] = "a", ["task_name"] = request.Json["task_name"]!.DeepClone(), ["targets"] = targets.DeepClone() }.ToJsonString());
    }
}

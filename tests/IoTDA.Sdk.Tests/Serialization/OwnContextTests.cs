using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using FsCheck;
using IoTDA.Sdk.Tests.Properties;

namespace IoTDA.Sdk.Tests.Serialization;

/// <summary>An application keeps what it got and what it will send, and reads it back, without reflection.</summary>
public sealed class OwnContextTests
{
    [Fact]
    public void Any_task() => AssertKept(Tasks.Task, value => new Saved { Task = value }, saved => saved.Task);

    [Fact]
    public void Any_sub_task() => AssertKept(Tasks.SubTask, value => new Saved { SubTasks = [value] }, saved => Assert.Single(saved.SubTasks));

    [Fact]
    public void Any_device() => AssertKept(Reads.Device, value => new Saved { Device = value }, saved => saved.Device);

    [Fact]
    public void Any_file() => AssertKept(Tasks.File, value => new Saved { File = value }, saved => saved.File);

    [Fact]
    public void Any_request() => AssertKept(Requests.Request, value => new Saved { Request = value }, saved => saved.Request);

    [Fact]
    public void Any_open_value()
    {
        Saved saved = new() { Type = BatchTaskType.FreezeDevices, Status = new BatchTaskStatus("Paused"), Code = ErrorCode.FileNotFound };

        Saved read = WriteAndRead(saved, out string json);

        Assert.Equal((saved.Type, saved.Status, saved.Code), (read.Type, read.Status, read.Code));
        Assert.Contains("\"Status\":\"Paused\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_by_its_own_type()
    {
        FreezeDevicesRequest request = new() { TaskName = "a", Targets = BatchTargets.Devices("d") };

        Assert.Equal(request, WriteAndRead(new Saved { Freeze = request }, out string json).Freeze);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json.Replace("freezeDevices", "unfreezeDevices", StringComparison.Ordinal), OwnContext.Default.Saved));
    }

    [Fact]
    public void By_the_package_s_own_type_infos()
    {
        string json = Fixture.Text("create-batch-task.response");
        BatchTask task = JsonSerializer.Deserialize(json, IoTDAJson.BatchTask)!;
        FreezeDevicesRequest request = new() { TaskName = "a", Targets = BatchTargets.Groups("g") };

        Fixture.AssertEqual(JsonNode.Parse(json), JsonSerializer.SerializeToNode(task, IoTDAJson.BatchTask));
        Assert.Equal(request, JsonSerializer.Deserialize(JsonSerializer.Serialize(request, IoTDAJson.CreateBatchTaskRequest), IoTDAJson.CreateBatchTaskRequest));
        Assert.Equal("d", JsonSerializer.Deserialize("""{"target":"d"}""", IoTDAJson.SubTask)!.Target);
        Assert.Equal("f", JsonSerializer.Deserialize("""{"file_id":"f"}""", IoTDAJson.BatchTaskFile)!.FileId);
    }

    private static void AssertKept<T>(Gen<T> values, Func<T, Saved> put, Func<Saved, T?> get)
        => Law.Holds(values, value => Assert.Equal(value, get(WriteAndRead(put(value), out _))));

    private static Saved WriteAndRead(Saved saved, out string json)
    {
        json = JsonSerializer.Serialize(saved, OwnContext.Default.Saved);
        return JsonSerializer.Deserialize(json, OwnContext.Default.Saved)!;
    }
}

/// <summary>What an application might keep of a task.</summary>
internal sealed record Saved
{
    public BatchTask? Task { get; init; }

    public IReadOnlyList<SubTask> SubTasks { get; init; } = [];

    public BatchTaskFile? File { get; init; }

    public Device? Device { get; init; }

    public CreateBatchTaskRequest? Request { get; init; }

    public FreezeDevicesRequest? Freeze { get; init; }

    public BatchTaskType Type { get; init; }

    public BatchTaskStatus Status { get; init; }

    public ErrorCode Code { get; init; }
}

/// <summary>The application's own context, which knows nothing of the package's.</summary>
[JsonSerializable(typeof(Saved))]
internal sealed partial class OwnContext : JsonSerializerContext;

using System.Text.Json;

namespace IoTDA.Sdk.Tests.Texts;

/// <summary>JSON that is not what it should be: what calls say of it with the words of the exception inside, and what reading it throws.</summary>
internal static class JsonTexts
{
    private static readonly Dictionary<string, Func<object?>> Reads = new()
    {
        ["a task that is no object"] = () => JsonSerializer.Deserialize("[]", IoTDAJson.BatchTask),
        ["a task without its id"] = () => JsonSerializer.Deserialize("{}", IoTDAJson.BatchTask),
        ["a task whose id is a number"] = () => JsonSerializer.Deserialize("""{"task_id":1}""", IoTDAJson.BatchTask),
        ["a sub-task"] = () => JsonSerializer.Deserialize("1", IoTDAJson.SubTask),
        ["a sub-task's error"] = () => JsonSerializer.Deserialize<SubTaskError>("1"),
        ["a target's result"] = () => JsonSerializer.Deserialize<BatchTargetResult>("1"),
        ["a policy"] = () => JsonSerializer.Deserialize<TaskPolicy>("1"),
        ["a progress"] = () => JsonSerializer.Deserialize<TaskProgress>("1"),
        ["a filter"] = () => JsonSerializer.Deserialize<TargetsFilter>("1"),
        ["a type"] = () => JsonSerializer.Deserialize<BatchTaskType>("1"),
        ["a request"] = () => JsonSerializer.Deserialize("1", IoTDAJson.CreateBatchTaskRequest),
        ["a request of another type"] = () => JsonSerializer.Deserialize<FreezeDevicesRequest>("""{"task_type":"unfreezeDevices","task_name":"a","targets":["d"]}"""),
        ["an upgrade"] = () => JsonSerializer.Deserialize<UpgradeDocument>("1"),
        ["an upgrade of nothing"] = () => JsonSerializer.Deserialize<UpgradeDocument>("{}"),
        ["an upgrade in no known form"] = () => JsonSerializer.Deserialize<UpgradeDocument>("""{"package_id":1}"""),
        ["shadows"] = () => JsonSerializer.Deserialize<DeviceShadowDocument>("""{"shadow":1}"""),
        ["shadows with a null"] = () => JsonSerializer.Deserialize<DeviceShadowDocument>("""{"shadow":[null]}"""),
        ["a time to live"] = () => JsonSerializer.Deserialize<AsyncCommandDocument>("""{"service_id":"s","command_name":"c","paras":{},"expire_time":"x"}"""),
        ["a device group"] = () => JsonSerializer.Deserialize<DeviceGroup>("1"),
        ["a package"] = () => JsonSerializer.Deserialize<OtaPackage>("1"),
        ["a product"] = () => JsonSerializer.Deserialize<Product>("1"),
        ["a resource space"] = () => JsonSerializer.Deserialize<ResourceSpace>("1"),
    };

    private static readonly (string Operation, string Json)[] Answers =
    [
        ("ListBatchTasks", "1"),
        ("ListBatchTasks", """{"batchtasks":1}"""),
        ("ListBatchTasks", """{"batchtasks":[],"batchtasks":[]}"""),
        ("ShowBatchTask", "{}"),
        ("CreateBatchTask", "1"),
        ("CreateBatchTask", """{"task_id":"a","task_id":"b"}"""),
        ("StopBatchTask", """{"targets":1}"""),
        ("UploadBatchTaskFile", "1"),
        ("UploadBatchTaskFile", "{}"),
        ("DeleteBatchTask", "<html>Welcome</html>"),
        ("ShowDevice", "1"),
        ("ShowDevice", "{}"),
        ("CreateExportTask", "1"),
    ];

    public static async Task TellAsync(TextFile file, TextLog log)
    {
        foreach ((string condition, Func<object?> read) in Reads)
        {
            file.Refused(condition, read);
        }

        foreach ((string operation, string json) in Answers)
        {
            using IoTDAClient client = Scene.Answering(log, StubHandler.Answer(200, json)).Open();
            Exception? failure = await Record.ExceptionAsync(() => Operations.All[operation](client, TestContext.Current.CancellationToken));
            file.Row($"{operation}: {json}", $"{TextFile.MessageOf(failure)}\n{failure?.InnerException?.Message}".TrimEnd());
        }
    }
}

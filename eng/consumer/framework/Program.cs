using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using IoTDA.Sdk;
using Microsoft.Extensions.DependencyInjection;

/// <summary>Every operation and every task type, both signatures, and the failures that older frameworks tell in their own way.</summary>
internal static class Program
{
    private const string AccessKey = "CONSUMERACCESSKEYID";
    private const string SecretKey = "ConsumerSecretAccessKeyOf40CharactersXYZ";

    private static int checks;

    // Arguments: the emulator's address, project id and token.
    private static async Task<int> Main(string[] args)
    {
        string framework = ((TargetFrameworkAttribute)typeof(IoTDAClient).Assembly.GetCustomAttributes(typeof(TargetFrameworkAttribute), false)[0]).FrameworkName;
        Check(framework == ".NETFramework,Version=v4.7.2", "the asset is " + framework);

        BatchTask last;
        using (IoTDAClient client = IoTDAClient.Create(new IoTDAClientOptions { Endpoint = new Uri(args[0]), ProjectId = args[1], Token = args[2] }))
        {
            last = await EveryTypeAsync(client);
            await ActionsAsync(client.BatchTasks);
            await FilesAsync(client.BatchTaskFiles);
        }

        await SignaturesAsync(args[0], args[1], last.TaskId);
        await FailuresAsync(args[1], args[2]);
        Console.WriteLine($"{last.Status} {last.Progress.Success}/{last.Progress.Total} with the asset for {framework}, {checks} checks");
        return 0;
    }

    private static async Task<BatchTask> EveryTypeAsync(IoTDAClient client)
    {
        DeviceTargets devices = BatchTargets.Devices("meter-0001", "meter-0002");
        var files = new List<string>();
        foreach (string name in new[] { "create.xlsx", "update.xlsx", "delete.xlsx" })
        {
            files.Add((await client.BatchTaskFiles.UploadAsync(new MemoryStream(new byte[64]), name)).FileId);
        }

        var paras = new JsonObject { ["value"] = 1 };
        BatchTask last = null;
        foreach (CreateBatchTaskRequest request in new CreateBatchTaskRequest[]
        {
            new FirmwareUpgradeRequest { TaskName = BatchTaskName.Unique("f"), Document = new UpgradeDocument("32822e5744a45ede319d2c50"), Targets = devices },
            new ModuleUpgradeRequest { TaskName = BatchTaskName.Unique("m"), Document = new UpgradeDocument("32822e5744a45ede319d2c50"), Targets = devices },
            new CreateDevicesRequest { TaskName = BatchTaskName.Unique("c"), Targets = BatchTargets.File(files[0]) },
            new UpdateDevicesRequest { TaskName = BatchTaskName.Unique("u"), Targets = BatchTargets.File(files[1]) },
            new DeleteDevicesRequest { TaskName = BatchTaskName.Unique("d"), Targets = BatchTargets.File(files[2]) },
            new FreezeDevicesRequest { TaskName = BatchTaskName.Unique("z"), Targets = devices },
            new UnfreezeDevicesRequest { TaskName = BatchTaskName.Unique("y"), Targets = devices },
            new CreateCommandsRequest { TaskName = BatchTaskName.Unique("o"), Targets = devices, Document = new CommandDocument { ServiceId = "s", CommandName = "c", Paras = paras } },
            new CreateAsyncCommandsRequest { TaskName = BatchTaskName.Unique("a"), Targets = devices, Document = new AsyncCommandDocument { ServiceId = "s", CommandName = "c", Paras = paras } },
            new CreateMessagesRequest { TaskName = BatchTaskName.Unique("g"), Targets = devices, Document = new MessageDocument { Message = "hello" } },
            new UpdateDeviceShadowsRequest
            {
                TaskName = BatchTaskName.Unique("w"),
                Targets = devices,
                Document = new DeviceShadowDocument { Shadow = new[] { new DeviceShadow { ServiceId = "s", Desired = paras } } },
            },
            new SoftwareUpgradeRequest { TaskName = BatchTaskName.Unique("s"), Document = new UpgradeDocument("32822e5744a45ede319d2c50"), Targets = devices },
        })
        {
            BatchTask created = await client.BatchTasks.CreateAsync(request);
            last = created;
            await foreach (BatchTask now in client.BatchTasks.WatchAsync(created.TaskId))
            {
                last = now;
            }

            Check(last.TaskType == request.TaskType && last.Status.IsTerminal, request.TaskType + " ended as " + last.Status);
        }

        return last;
    }

    private static async Task ActionsAsync(IBatchTaskClient batchTasks)
    {
        BatchTask scheduled = await batchTasks.CreateAsync(new FirmwareUpgradeRequest
        {
            TaskName = BatchTaskName.Unique("later"),
            Document = new UpgradeDocument("32822e5744a45ede319d2c50"),
            Targets = BatchTargets.Devices("meter-0003"),
            Policy = new TaskPolicy { ScheduleTime = DateTimeOffset.UtcNow.AddHours(2), Retry = new TaskRetry(3, TimeSpan.FromMinutes(10)) },
        });
        await batchTasks.StopAsync(scheduled.TaskId);
        BatchTask stopped = await batchTasks.WaitForCompletionAsync(scheduled.TaskId);
        Check(stopped.Status == BatchTaskStatus.Stopped && stopped.Policy?.Retry?.Count == 3, "a stop is seen: " + stopped.Status);
        int listed = 0;
        await foreach (BatchTask task in batchTasks.ListAsync(BatchTaskType.FirmwareUpgrade))
        {
            listed++;
        }

        Check(listed == 2, "the list has both: " + listed);
        BatchTask failing = await batchTasks.CreateAsync(new SoftwareUpgradeRequest
        {
            TaskName = BatchTaskName.Unique("confirmed"),
            Document = new UpgradeDocument("32822e5744a45ede319d2c50"),
            Targets = BatchTargets.Devices("meter-0004"),
            NeedConfirm = true,
        });
        IReadOnlyList<BatchTargetResult> confirmed = await batchTasks.ConfirmAsync(failing.TaskId);
        Check(confirmed != null, "a confirmation is answered");
        BatchTask done = await batchTasks.WaitForCompletionAsync(failing.TaskId);
        var subTasks = new List<SubTask>();
        await foreach (SubTask subTask in batchTasks.ListSubTasksAsync(done.TaskId))
        {
            subTasks.Add(subTask);
        }

        Check(subTasks.Single().Target == "meter-0004", "sub-tasks are listed");
        IoTDAServiceException refused = await FailsAsync<IoTDAServiceException>(() => batchTasks.RetryAsync("5c8ba99030344005c0231600"));
        Check(refused.StatusCode == HttpStatusCode.NotFound, "a missing task is 404: " + refused.Message);
        await batchTasks.DeleteAsync(done.TaskId);
        IoTDAServiceException gone = await FailsAsync<IoTDAServiceException>(() => batchTasks.GetAsync(done.TaskId));
        Check(gone.StatusCode == HttpStatusCode.NotFound, "a deleted task is gone");
        await FailsAsync<RequestValidationException>(() => batchTasks.GetAsync(".."));
    }

    private static async Task FilesAsync(IBatchTaskFileClient files)
    {
        BatchTaskFile uploaded = await files.UploadAsync(new MemoryStream(new byte[64]), "\u7535\u8868.xlsx");
        Check((await files.ListAsync()).Any(file => file.FileId == uploaded.FileId && file.FileName == "\u7535\u8868.xlsx"), "a file is listed under its name");
        await files.DeleteAsync(uploaded.FileId);
        Check((await files.ListAsync()).All(file => file.FileId != uploaded.FileId), "a file is deleted");
    }

    private static async Task SignaturesAsync(string address, string projectId, string taskId)
    {
        foreach (SigningAlgorithm algorithm in new[] { SigningAlgorithm.SdkHmacSha256, SigningAlgorithm.V11HmacSha256 })
        {
            var services = new ServiceCollection();
            services.AddIoTDA(options =>
            {
                options.Endpoint = new Uri(address);
                options.ProjectId = projectId;
                options.SigningAlgorithm = algorithm;
                options.Region = "cn-north-4";
            }).UseAccessKey(AccessKey, SecretKey);
            await using ServiceProvider provider = services.BuildServiceProvider();
            BatchTask task = await provider.GetRequiredService<IBatchTaskClient>().GetAsync(taskId);
            Check(task.TaskId == taskId, algorithm + " is accepted");
        }
    }

    private static async Task FailuresAsync(string projectId, string token)
    {
        using (IoTDAClient refused = IoTDAClient.Create(Single("http://127.0.0.1:" + FreePort(), projectId, token)))
        {
            IoTDATransportException failure = await FailsAsync<IoTDATransportException>(() => refused.BatchTasks.CreateAsync(Freeze()));
            Check(!failure.MayHaveExecuted, "a refused connection carried nothing: " + failure.Message);
        }

        using (IoTDAClient unknown = IoTDAClient.Create(Single("https://no-such-host.invalid", projectId, token)))
        {
            IoTDATransportException failure = await FailsAsync<IoTDATransportException>(() => unknown.BatchTasks.CreateAsync(Freeze()));
            Check(!failure.MayHaveExecuted, "an unknown host carried nothing: " + failure.Message);
        }

        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        try
        {
            IoTDAClientOptions options = Single("http://127.0.0.1:" + ((IPEndPoint)listener.LocalEndpoint).Port, projectId, token);
            options.Recovery.Enabled = false;
            using IoTDAClient silent = IoTDAClient.Create(options);
            Task closing = CloseOneAsync(listener);
            IoTDAException failure = await FailsAsync<IoTDAException>(() => silent.BatchTasks.CreateAsync(Freeze()));
            await closing;
            Check(failure.MayHaveExecuted, "a connection closed after the request is uncertain: " + failure.Message);
            using var cancellation = new CancellationTokenSource();
            Task<BatchTask> call = silent.BatchTasks.GetAsync("5c8ba99030344005c02316ad", cancellation.Token);
            cancellation.Cancel();
            await FailsAsync<OperationCanceledException>(() => call);
        }
        finally
        {
            listener.Stop();
        }
    }

    private static async Task CloseOneAsync(TcpListener listener)
    {
        using TcpClient connection = await listener.AcceptTcpClientAsync();
        byte[] buffer = new byte[1024];
        int read = await connection.GetStream().ReadAsync(buffer, 0, buffer.Length);
        Check(read > 0, "the request arrived");
    }

    private static FreezeDevicesRequest Freeze() => new FreezeDevicesRequest { TaskName = "freeze", Targets = BatchTargets.Devices("meter-0001") };

    private static IoTDAClientOptions Single(string address, string projectId, string token)
    {
        var options = new IoTDAClientOptions { Endpoint = new Uri(address), ProjectId = projectId, Token = token };
        options.Resilience.MaxAttempts = 1;
        return options;
    }

    private static int FreePort()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return port;
    }

    private static async Task<T> FailsAsync<T>(Func<Task> call)
        where T : Exception
    {
        try
        {
            await call();
        }
        catch (T expected)
        {
            checks++;
            return expected;
        }

        throw new InvalidOperationException("No " + typeof(T).Name + " was thrown.");
    }

    private static void Check(bool holds, string what)
    {
        Console.WriteLine((holds ? "ok    " : "WRONG ") + what);
        if (!holds)
        {
            throw new InvalidOperationException(what);
        }

        checks++;
    }
}

using IoTDA.Sdk.Emulator;
using IoTDA.Sdk.EndToEnd.Tests.Resilience;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.EndToEnd.Tests.Diagnostics;

public sealed class SecretTests
{
    private const string Token = "MIISECRETTOKENabcdefghijklmnop";
    private const string Password = "SECRETpassword";
    private const string SecretKey = "SECRETkeySECRETkey";
    private const string SecurityToken = "SECRETsecurityTOKEN";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("token")]
    [InlineData("password")]
    [InlineData("access key")]
    public async Task No_secret_reaches_logs_exceptions_texts_activities_or_metrics_in_a_run_full_of_failures(string credentials)
    {
        using var outside = new Outside();
        var log = new CapturedLog();
        var emulated = new EmulatorOptions { Token = Token, MaxUnfinishedTasks = 1_000, Speed = 1_000 };
        emulated.Users.Add(new EmulatedUser("acme", "robot", Password));
        emulated.AccessKeys.Add(new EmulatedAccessKey("AccessKey", SecretKey, SecurityToken));
        await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(emulated, Cancellation);
        await using ServiceProvider services = Register(emulator, credentials, log);
        IBatchTaskClient tasks = services.GetRequiredService<IBatchTaskClient>();
        IBatchTaskFileClient files = services.GetRequiredService<IBatchTaskFileClient>();
        List<string> texts = [];
        List<string> secrets = [Token, Password, SecretKey, SecurityToken];

        await CreateDevicesAsync(tasks, files, secrets, texts);
        foreach (FaultCase fault in FaultCase.All.Where(one => one.Class is not FaultClass.Harmless && one.MostDelay < 3 && !one.Fault.Name.StartsWith("Delay", StringComparison.Ordinal)))
        {
            emulator.Faults.Next(fault.Fault, 100);
            await FailAsync(tasks, files, texts);
            emulator.Faults.Clear();
        }

        texts.Add($"{services.GetRequiredService<IoTDAClient>()} {services.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<IoTDAClientOptions>>().CurrentValue}");
        secrets.AddRange(Sent(emulator));
        string[] seen = [.. texts, .. log.Lines.Select(line => line.Text), .. outside.Words()];
        Assert.True(secrets.Count > 5 && log.Lines.Count > 100 && seen.Length > 1_000, "The run saw too little to prove anything.");
        Assert.All(secrets, secret => Assert.DoesNotContain(seen, text => text.Contains(secret, StringComparison.Ordinal)));
    }

    /// <summary>What was sent to authenticate: tokens that IAM gave out, and signatures.</summary>
    private static IEnumerable<string> Sent(IoTDAEmulator emulator)
        => emulator.Requests.SelectMany(request => request.Headers.Where(header => header.Key is "X-Auth-Token" or "Authorization"))
            .SelectMany(header => header.Value)
            .Select(value => value.Split("Signature=")[^1])
            .Distinct();

    private static ServiceProvider Register(IoTDAEmulator emulator, string credentials, CapturedLog log)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        IoTDABuilder builder = services.AddIoTDA(options =>
        {
            options.Endpoint = emulator.BaseAddress;
            options.ProjectId = emulator.ProjectId;
            options.Region = "cn-north-4";
            options.IamEndpoint = emulator.BaseAddress;
            options.Token = credentials == "token" ? emulator.Token : null;
            options.IamPassword = credentials == "password" ? new() { DomainName = "acme", UserName = "robot", Password = Password } : null;
            options.AccessKey = credentials == "access key"
                ? new() { AccessKeyId = "AccessKey", SecretAccessKey = SecretKey, SecurityToken = SecurityToken }
                : null;
            options.Resilience.MaxAttempts = 2;
            options.Resilience.TransientDelay = options.Resilience.ThrottlingDelay = TimeSpan.FromMilliseconds(1);
            options.Resilience.AttemptTimeout = options.Resilience.UploadAttemptTimeout = TimeSpan.FromSeconds(1);
            options.Recovery.SettlingTime = TimeSpan.Zero;
            options.Watch.MinInterval = TimeSpan.FromMilliseconds(5);
        });
        builder.HttpClientBuilder.AddDefaultLogger();
        builder.IamHttpClientBuilder.AddDefaultLogger();
        return services.BuildServiceProvider();
    }

    /// <summary>Makes devices whose sub-tasks' output holds their secrets.</summary>
    private static async Task CreateDevicesAsync(IBatchTaskClient tasks, IBatchTaskFileClient files, List<string> secrets, List<string> texts)
    {
        BatchTaskFile file = await files.UploadAsync(new MemoryStream([1]), "devices.xlsx", Cancellation);
        BatchTask task = await tasks.CreateAsync(new CreateDevicesRequest { TaskName = "New", Targets = BatchTargets.File(file.FileId) }, Cancellation);
        texts.Add((await tasks.WaitForCompletionAsync(task.TaskId, cancellationToken: Cancellation)).ToString());
        await foreach (SubTask subTask in tasks.ListSubTasksAsync(task.TaskId, cancellationToken: Cancellation))
        {
            texts.Add(subTask.ToString());
            secrets.Add(System.Text.Json.Nodes.JsonNode.Parse(subTask.Output!)!["secret"]!.GetValue<string>());
        }
    }

    private static async Task FailAsync(IBatchTaskClient tasks, IBatchTaskFileClient files, List<string> texts)
    {
        const string id = "5c8ba99030344005c02316ad";
        Func<Task>[] calls =
        [
            () => tasks.CreateAsync(new FreezeDevicesRequest { TaskName = BatchTaskName.Unique("Freeze"), Targets = BatchTargets.Devices("meter_1") }, Cancellation),
            () => tasks.GetAsync(id, Cancellation),
            () => tasks.StopAsync(id, Cancellation),
            () => tasks.RetryAsync(id, ["meter_1"], Cancellation),
            () => tasks.ConfirmAsync(id, Cancellation),
            () => tasks.DeleteAsync(id, Cancellation),
            () => files.UploadAsync(new MemoryStream([1]), "a.xlsx", Cancellation),
            () => files.ListAsync(Cancellation),
            () => files.DeleteAsync("file", Cancellation),
        ];
        foreach (Func<Task> call in calls)
        {
            try
            {
                await call();
            }
            catch (IoTDAException failure)
            {
                texts.Add(failure.ToString());
            }
        }
    }
}

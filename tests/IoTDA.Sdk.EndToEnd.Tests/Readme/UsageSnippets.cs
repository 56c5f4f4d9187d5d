using IoTDA.Sdk.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

#pragma warning disable IDE0011, xUnit1051 // a README's reader needs neither braces around one line nor the test's token

namespace IoTDA.Sdk.EndToEnd.Tests.Readme;

/// <summary>The README's examples, run against the emulator. Between the marks stands what the README shows.</summary>
public sealed class UsageSnippets
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Registration()
    {
        await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(new EmulatorOptions { Speed = 1_000 }, Cancellation);
        Uri endpoint = emulator.BaseAddress;
        string projectId = emulator.ProjectId, token = emulator.Token;
        IServiceCollection services = new ServiceCollection();

        // <registration>
        services.AddIoTDA(options =>
        {
            options.Endpoint = endpoint;
            options.ProjectId = projectId;
        }).UseToken(token);

        // Wherever it is needed: IoTDAClient, IBatchTaskClient, IDeviceClient or another of its families.
        // Several instances: services.AddIoTDA("east", ...), and [FromKeyedServices("east")] IBatchTaskClient.
        // </registration>
        services.AddLogging();

        // <health-check>
        services.AddHealthChecks().AddIoTDA();
        // </health-check>
        await using ServiceProvider provider = services.BuildServiceProvider();
        await foreach (BatchTask task in provider.GetRequiredService<IBatchTaskClient>().ListAsync(BatchTaskType.SoftwareUpgrade, Cancellation))
        {
            Assert.Fail($"There is {task}.");
        }

        HealthReport report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation);
        Assert.Equal(HealthStatus.Healthy, report.Status);
        Assert.Equal(2, emulator.Requests.TotalCount);
    }

    [Fact]
    public async Task Picking()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(options => options.Fleet.AddExample(60));
        IoTDAClient client = session.Client;

        // <picking>
        Product product = await client.Products.ListAsync(new ProductQuery { Name = "Meter" }).FirstAsync();
        OtaPackage newest = await client.Packages.ListAsync(new OtaPackageQuery(OtaPackageType.Firmware) { ProductId = product.ProductId }).FirstAsync();

        // The service has no filter by version or status: every device of the product is read, and the client drops what is not wanted.
        var outdated = new DeviceQuery
        {
            ProductId = product.ProductId,
            ClientFilter = device => device.Status == DeviceStatus.Online && device.FirmwareVersion != newest.Version,
        };
        BatchTask upgrade = await client.BatchTasks.CreateAsync(new FirmwareUpgradeRequest
        {
            TaskName = BatchTaskName.Unique("MeterFirmware"),
            Document = new UpgradeDocument(newest.PackageId),
            Targets = await BatchTargets.DevicesAsync(client.Devices.ListAsync(outdated)),
        });
        // </picking>
        BatchTask last = await client.BatchTasks.WaitForCompletionAsync(upgrade.TaskId, cancellationToken: Cancellation);
        Assert.Equal(BatchTaskStatus.Success, last.Status);
        Assert.Equal(last.Progress.Total, session.Emulator.Fleet.Devices.Count(device => device.FirmwareVersion == newest.Version));
    }

    [Fact]
    public async Task Failures()
    {
        await using ServiceSession session = await ServiceSession.StartAsync();
        session.Faults.Next(EmulatedOperation.CreateBatchTask, Fault.BadGateway).Next(EmulatedOperation.ListBatchTasks, Fault.Answer(403), 2);
        IBatchTaskClient batchTasks = session.BatchTasks;
        var request = new FreezeDevicesRequest { TaskName = "Winter", Targets = BatchTargets.Devices("meter_1") };
        List<string> output = [];
        void Log(string line) => output.Add(line);

        // <failures>
        try
        {
            BatchTask task = await batchTasks.CreateAsync(request);
            BatchTask last = await batchTasks.WaitForCompletionAsync(task.TaskId);
            last.EnsureSucceeded();
        }
        catch (RequestValidationException wrong)
        {
            foreach (RequestViolation violation in wrong.Violations)
                Log($"{violation.Member}: {violation.Rule}; it is {violation.Value}");
        }
        catch (BatchTaskOutcomeUnknownException unknown)
        {
            Log($"Look for '{unknown.TaskName}' before creating it again.");
        }
        catch (BatchTaskFailedException failed)
        {
            Log($"{failed.BatchTask.Progress.Fail} devices failed.");
        }
        catch (IoTDAException failure)
        {
            Log($"{failure.Message} Again later: {failure.IsTransient}. May have happened: {failure.MayHaveExecuted}.");
        }
        // </failures>
        Assert.Equal(["Look for 'Winter' before creating it again."], output);
    }

    [Fact]
    public async Task EmulatorInATest()
    {
        CancellationToken cancellationToken = Cancellation;

        // <emulator>
        var options = new EmulatorOptions { Speed = 1_000 };
        options.Outcomes.FailDevices(["meter_00007"], new DeviceFailure("IOTDA.014016", "The device is offline."));
        await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(options, cancellationToken);
        emulator.Faults.Next(EmulatedOperation.CreateBatchTask, Fault.ResetAfterExecuting);

        using var client = IoTDAClient.Create(new IoTDAClientOptions
        {
            Endpoint = emulator.BaseAddress,
            ProjectId = emulator.ProjectId,
            Token = emulator.Token,
        });
        // </emulator>
        BatchTask task = await client.BatchTasks.CreateAsync(
            new FreezeDevicesRequest { TaskName = "Winter", Targets = BatchTargets.Devices("meter_00007", "meter_00008") }, cancellationToken);
        Assert.True(task.WasRecovered);
        Assert.Equal(1, (await client.BatchTasks.WaitForCompletionAsync(task.TaskId, cancellationToken: cancellationToken)).Progress.Fail);
    }
}

using IoTDA.Sdk.BatchTasks.TaskTypes;

namespace IoTDA.Sdk.Tests.Conventions.CallWalk;

/// <summary>One create with the document and the policy of an upgrade. Called by reflection, in a copy of the assemblies that has run nothing yet.</summary>
internal static class FirstCall
{
    private static readonly StubHandler Service = new(StubHandler.Answer(201, Fixture.Text("create-batch-task.response")));
    private static IoTDAClient? _client;

    /// <summary>Makes what is made once and is not part of a call: the client, the table of the task types, the metadata of the JSON.</summary>
    public static void Prepare()
    {
        _client = Clients.Of(Service);
        KnownTaskTypes.Find(BatchTaskType.FreezeDevices);
        IoTDAJsonContext.Wire.Options.GetTypeInfo(typeof(CreateBatchTaskRequest));
        IoTDAJsonContext.Wire.Options.GetTypeInfo(typeof(BatchTask));
        Prepared();
    }

    /// <summary>Makes the call.</summary>
    public static Task CreateAsync(CancellationToken cancellationToken) => _client!.BatchTasks.CreateAsync(
        new SoftwareUpgradeRequest
        {
            TaskName = "testname",
            Document = new UpgradeDocument("32822e5744a45ede319d2c50"),
            Targets = BatchTargets.Devices("e495cf17-ff79-4294-8f64-4d367919d665"),
            Policy = new TaskPolicy { Retry = new TaskRetry(5, TimeSpan.FromHours(1)) },
        },
        cancellationToken);

    /// <summary>Runs when the call is over.</summary>
    public static void Ended()
    {
    }

    private static void Prepared()
    {
    }
}

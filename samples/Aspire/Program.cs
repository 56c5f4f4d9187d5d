using IoTDA.Sdk.Emulator;

IDistributedApplicationBuilder builder = DistributedApplication.CreateBuilder(args);

// Two instances: one whose devices take their time, one that wants signed requests.
EmulatorOptions slow = new() { Speed = 60 };
slow.Outcomes.FailPercentage(5).WithDurationBetween(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(90));
EmulatorOptions signed = new() { InstanceId = "west", AccessKeys = { new EmulatedAccessKey("AK", "SK") } };
IResourceBuilder<IoTDAEmulatorResource> east = builder.AddIoTDAEmulator("east", slow);
IResourceBuilder<IoTDAEmulatorResource> west = builder.AddIoTDAEmulator("west", signed);

// The sample web service reads these sections.
builder.AddProject<Projects.AspNetCore>("web")
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithReference(east, "IoTDA:East")
    .WithReference(west, "IoTDA:West", EmulatorCredential.AccessKey)
    .WaitFor(east)
    .WaitFor(west);

await builder.Build().RunAsync();

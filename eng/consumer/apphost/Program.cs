using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using IoTDA.Sdk.Emulator;
using Microsoft.Extensions.DependencyInjection;

// The emulator as a resource, started without an orchestrator.
IDistributedApplicationBuilder builder = DistributedApplication.CreateBuilder(args);
IResourceBuilder<IoTDAEmulatorResource> iotda = builder.AddIoTDAEmulator("iotda", new EmulatorOptions { Speed = 60 });
builder.AddExecutable("worker", "worker", ".").WithReference(iotda).WaitFor(iotda);
await using DistributedApplication app = builder.Build();
IDistributedApplicationEventing eventing = app.Services.GetRequiredService<IDistributedApplicationEventing>();
await eventing.PublishAsync(new InitializeResourceEvent(
    iotda.Resource, eventing, app.Services.GetRequiredService<ResourceLoggerService>(), app.ResourceNotifications, app.Services));
app.ResourceNotifications.TryGetCurrentState("iotda", out ResourceEvent? state);
Console.WriteLine($"{state?.Snapshot.State?.Text} at {iotda.Resource.Endpoint.Url}");

using AspNetCore;
using IoTDA.Sdk;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
if (builder.Configuration["IoTDA:East:Endpoint"] is null)
{
    await Emulators.StartAsync(builder.Configuration, "East", "West");
}

// Two instances, each by the name that callers give; what is wrong with their settings ends the start.
builder.Services.AddIoTDA("east", builder.Configuration.GetSection("IoTDA:East"));
builder.Services.AddIoTDA("west", builder.Configuration.GetSection("IoTDA:West"));
builder.Services.AddHealthChecks().AddIoTDA("east").AddIoTDA("west");

// The request's own span too: a span whose parent is not recorded is not recorded either.
builder.Services.AddOpenTelemetry()
    .WithTracing(tracing => tracing.AddAspNetCoreInstrumentation().AddSource("IoTDA.Sdk").AddConsoleExporter())
    .WithMetrics(metrics => metrics.AddMeter("IoTDA.Sdk").AddConsoleExporter());
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<FailureHandler>();

await using WebApplication app = builder.Build();
app.UseExceptionHandler();
app.MapHealthChecks("/health");

RouteGroupBuilder instance = app.MapGroup("/{instance:regex(^(east|west)$)}/tasks");
instance.MapPost("/", async (string instance, Upgrade upgrade, IServiceProvider services, CancellationToken cancellationToken) =>
{
    BatchTask task = await services.GetRequiredKeyedService<IBatchTaskClient>(instance).CreateAsync(
        new SoftwareUpgradeRequest
        {
            TaskName = upgrade.Name,
            Document = new UpgradeDocument(upgrade.Package),
            Targets = BatchTargets.Devices(upgrade.Devices),
        },
        cancellationToken);
    return TypedResults.Created($"/{instance}/tasks/{task.TaskId}", new { task.TaskId });
});
instance.MapGet("/{id}", async (string instance, string id, IServiceProvider services, CancellationToken cancellationToken) =>
{
    BatchTask task = await services.GetRequiredKeyedService<IBatchTaskClient>(instance).GetAsync(id, cancellationToken);
    return TypedResults.Ok(new { task.TaskId, task.TaskName, Status = task.Status.ToString(), task.Progress.Total, task.Progress.Success, task.Progress.Fail });
});

await app.RunAsync();

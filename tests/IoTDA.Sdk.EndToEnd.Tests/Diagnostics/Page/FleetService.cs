using System.Diagnostics;
using IoTDA.Sdk.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace IoTDA.Sdk.EndToEnd.Tests.Diagnostics.Page;

/// <summary>An ASP.NET Core service with two named clients, set up as the page says; what it exports is kept.</summary>
internal sealed class FleetService : IAsyncDisposable
{
    private readonly List<Activity> _spans = [];
    private readonly List<MetricSnapshot> _metrics = [];
    private readonly List<LogRecord> _logs = [];
    private readonly WebApplication _app;
    private int _port;

    private FleetService(IoTDAEmulator east, IoTDAEmulator west, Action<WebApplicationBuilder> observe)
    {
        (East, West) = (east, west);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.SetMinimumLevel(LogLevel.Information);
        foreach ((string name, IoTDAEmulator emulator) in new[] { ("east", east), ("west", west) })
        {
            builder.Services.AddIoTDA(name, options =>
            {
                (options.Endpoint, options.ProjectId, options.IamEndpoint) = (emulator.BaseAddress, emulator.ProjectId, emulator.BaseAddress);
                options.Resilience.TransientDelay = options.Resilience.ThrottlingDelay = TimeSpan.FromMilliseconds(1);
                options.Recovery.SettlingTime = TimeSpan.Zero;
            }).UseIamPassword(user => (user.DomainName, user.UserName, user.Password) = ("acme", "robot", "hunter2"));
        }

        observe(builder);
        builder.Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddInMemoryExporter(_spans));
        builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddInMemoryExporter(_metrics));
        builder.Services.ConfigureOpenTelemetryLoggerProvider(logging => logging.AddInMemoryExporter(_logs));
        _app = builder.Build();
        _app.MapPost("/{instance}/tasks", async (string instance, IServiceProvider services) => (await services.GetRequiredKeyedService<IBatchTaskClient>(instance).CreateAsync(
            new FreezeDevicesRequest { TaskName = BatchTaskName.Unique("Winter"), Targets = BatchTargets.Devices("meter_1") }, Cancellation)).TaskId);
        _app.MapGet("/{instance}/tasks/{id}", async (string instance, string id, IServiceProvider services)
            => (await services.GetRequiredKeyedService<IBatchTaskClient>(instance).GetAsync(id, Cancellation)).TaskName);
    }

    public IoTDAEmulator East { get; }

    public IoTDAEmulator West { get; }

    /// <summary>The service's own spans and the clients' that have ended.</summary>
    public IReadOnlyList<Activity> Spans
        => [.. _spans.Where(span => (int?)span.GetTagItem("server.port") is { } port && (port == (span.Source.Name == "IoTDA.Sdk" ? East.BaseAddress.Port : _port)
            || (span.Source.Name == "IoTDA.Sdk" && port == West.BaseAddress.Port)))];

    public IReadOnlyList<LogRecord> Logs => [.. _logs.Where(line => line.CategoryName == "IoTDA.Sdk")];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts the service.</summary>
    /// <param name="observe">What the page says.</param>
    public static async Task<FleetService> StartAsync(Action<WebApplicationBuilder> observe)
    {
        FleetService service = new(await StartAsync(), await StartAsync(), observe);
        await service._app.StartAsync(Cancellation);
        service._port = new Uri(service._app.Urls.Single()).Port;
        return service;
    }

    /// <summary>Sends a request, and waits for its span where one is recorded.</summary>
    public async Task<string> SendAsync(HttpMethod method, string path, string? traceParent = null)
    {
        using HttpClient http = new() { BaseAddress = new Uri($"http://127.0.0.1:{_port}") };
        using HttpRequestMessage request = new(method, path);
        if (traceParent is not null)
        {
            request.Headers.Add("traceparent", traceParent);
        }

        using HttpResponseMessage response = await http.SendAsync(request, Cancellation);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Cancellation);
    }

    /// <summary>Ends the service, so that every span has ended, and gives the metrics as they are then.</summary>
    public async Task<IReadOnlyList<MetricSnapshot>> StopAsync()
    {
        await _app.StopAsync(Cancellation);
        _app.Services.GetService<MeterProvider>()?.ForceFlush();

        // Whatever ends from now on is another's.
        _app.Services.GetService<TracerProvider>()?.Dispose();
        _app.Services.GetService<LoggerProvider>()?.Dispose();
        return [.. _metrics.Where(metric => metric.MeterName == "IoTDA.Sdk")];
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await East.DisposeAsync();
        await West.DisposeAsync();
    }

    private static Task<IoTDAEmulator> StartAsync()
    {
        EmulatorOptions options = new() { Speed = 1_000 };
        options.Users.Add(new EmulatedUser("acme", "robot", "hunter2"));
        return IoTDAEmulator.StartAsync(options, Cancellation);
    }
}

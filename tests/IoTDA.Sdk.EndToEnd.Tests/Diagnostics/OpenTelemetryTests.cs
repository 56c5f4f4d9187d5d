using System.Diagnostics;
using IoTDA.Sdk.Emulator;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace IoTDA.Sdk.EndToEnd.Tests.Diagnostics;

public sealed class OpenTelemetryTests
{
    [Fact]
    public async Task A_host_that_adds_the_documented_names_exports_spans_and_metrics()
    {
        List<Activity> spans = [];
        List<Metric> metrics = [];
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        using (TracerProvider tracing = OpenTelemetry.Sdk.CreateTracerProviderBuilder().AddSource("IoTDA.Sdk").AddInMemoryExporter(spans).Build())
        using (MeterProvider metering = OpenTelemetry.Sdk.CreateMeterProviderBuilder().AddMeter("IoTDA.Sdk").AddInMemoryExporter(metrics).Build())
        {
            session.Faults.Next(EmulatedOperation.CreateBatchTask, Fault.Throttle).Next(EmulatedOperation.CreateBatchTask, Fault.ResetAfterExecuting);
            BatchTask task = await session.RunAsync(session.UpgradeAsync());
            Assert.True(task.WasRecovered);
            metering.ForceFlush();
        }

        Activity[] ours = [.. spans.Where(span => (int?)span.GetTagItem("server.port") == session.Emulator.BaseAddress.Port)];
        Assert.Equal(["CreateBatchTask", "ListBatchTasks", "ShowBatchTask", "RecoverOutcome"], ours.Select(span => span.DisplayName));
        Assert.Equal(2, ours[0].Events.Count(one => one.Name == "iotda.attempt"));
        Assert.Superset(
            new HashSet<string> { "iotda.client.operation.duration", "iotda.client.retries", "iotda.client.throttled", "iotda.client.recoveries" },
            metrics.Select(metric => metric.Name).ToHashSet());
        Assert.Equal("s", metrics.First(metric => metric.Name == "iotda.client.operation.duration").Unit);
    }
}

using System.Diagnostics;
using System.Globalization;
using IoTDA.Sdk.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace IoTDA.Sdk.EndToEnd.Tests.Diagnostics.Page;

/// <summary>The set-up of the page in an ASP.NET Core service with two named clients: what OpenTelemetry's SDK exports of it. Alone, since a listener of another test would record all spans.</summary>
[CollectionDefinition(nameof(FleetServiceTests), DisableParallelization = true)]
[Collection(nameof(FleetServiceTests))]
public sealed class FleetServiceTests
{
    private static readonly Action<WebApplicationBuilder> AsDocumented = static builder =>
    {
        // <turn-on>
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddAspNetCoreInstrumentation().AddSource("IoTDA.Sdk"))
            .WithMetrics(metrics => metrics.AddMeter("IoTDA.Sdk"))
            .WithLogging();
        // </turn-on>
    };

    private static readonly Action<WebApplicationBuilder> Sample = static builder =>
    {
        // <sampler>
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource("IoTDA.Sdk").SetSampler(new AlwaysOnSampler()));
        // </sampler>
    };

    [Fact]
    public async Task Spans_of_both_clients_are_children_of_the_request_s_and_carry_client_server_and_task()
    {
        await using FleetService service = await FleetService.StartAsync(AsDocumented);
        string id = await service.SendAsync(HttpMethod.Post, "/east/tasks");
        string other = await service.SendAsync(HttpMethod.Post, "/west/tasks");
        await service.SendAsync(HttpMethod.Get, $"/west/tasks/{other}");
        await service.StopAsync();

        (string Span, string Client, int Port, string? Task, string Parent)[] calls =
        [
            .. from span in service.Spans
               where span.OperationName is "CreateBatchTask" or "ShowBatchTask"
               let parent = service.Spans.Single(one => one.SpanId == span.ParentSpanId)
               select (span.OperationName, (string)span.GetTagItem("iotda.client.name")!, (int)span.GetTagItem("server.port")!, (string?)span.GetTagItem("iotda.task_id"), parent.DisplayName),
        ];
        Assert.Equal(
            [
                ("CreateBatchTask", "east", service.East.BaseAddress.Port, id, "POST /{instance}/tasks"),
                ("CreateBatchTask", "west", service.West.BaseAddress.Port, other, "POST /{instance}/tasks"),
                ("ShowBatchTask", "west", service.West.BaseAddress.Port, other, "GET /{instance}/tasks/{id}"),
            ],
            calls);
        Assert.All(service.Spans.Where(span => span.Source.Name == "IoTDA.Sdk"), span => Assert.Equal(("127.0.0.1", ActivityKind.Client), (span.GetTagItem("server.address"), span.Kind)));
    }

    [Fact]
    public async Task The_look_ups_after_a_lost_answer_are_below_one_span_that_names_the_task()
    {
        await using FleetService service = await FleetService.StartAsync(AsDocumented);
        service.East.Faults.Next(EmulatedOperation.CreateBatchTask, Fault.ResetAfterExecuting);
        string id = await service.SendAsync(HttpMethod.Post, "/east/tasks");
        await service.StopAsync();

        Activity recovery = Assert.Single(service.Spans, span => span.OperationName == "RecoverOutcome");
        Assert.Equal(("CreateBatchTask", "recovered", id), (recovery.GetTagItem("iotda.operation"), recovery.GetTagItem("iotda.outcome"), recovery.GetTagItem("iotda.task_id")));
        Assert.Equal(["ListBatchTasks"], service.Spans.Where(span => span.ParentSpanId == recovery.SpanId).Select(span => span.OperationName));
        Activity lost = Assert.Single(service.Spans, span => span.OperationName == "CreateBatchTask");
        Assert.Equal((ActivityStatusCode.Error, "connection_lost", recovery.ParentSpanId), (lost.Status, lost.GetTagItem("error.type"), lost.ParentSpanId));
    }

    [Fact]
    public async Task Metrics_of_both_clients_are_series_of_their_own_in_buckets_of_seconds()
    {
        await using FleetService service = await FleetService.StartAsync(AsDocumented);
        service.East.Faults.Next(EmulatedOperation.CreateBatchTask, Fault.Throttle);
        await service.SendAsync(HttpMethod.Post, "/east/tasks");
        await service.SendAsync(HttpMethod.Post, "/west/tasks");
        IReadOnlyList<MetricSnapshot> metrics = await service.StopAsync();

        MetricSnapshot duration = Assert.Single(metrics, metric => metric.Name == "iotda.client.operation.duration");
        Assert.Equal(("s", MetricType.Histogram), (duration.Unit, duration.MetricType));
        int[] ports = [service.East.BaseAddress.Port, service.West.BaseAddress.Port];
        MetricPoint[] points = [.. duration.MetricPoints.Where(point => ports.Contains((int)Tags(point)["server.port"]!))];
        Assert.Equal(
            [
                $"http.response.status_code=201, iotda.client.name=east, iotda.operation=CreateBatchTask, server.address=127.0.0.1, server.port={ports[0]}",
                $"http.response.status_code=201, iotda.client.name=east, iotda.operation=CreateToken, server.address=127.0.0.1, server.port={ports[0]}",
                $"http.response.status_code=201, iotda.client.name=west, iotda.operation=CreateBatchTask, server.address=127.0.0.1, server.port={ports[1]}",
                $"http.response.status_code=201, iotda.client.name=west, iotda.operation=CreateToken, server.address=127.0.0.1, server.port={ports[1]}",
            ],
            points.Select(point => string.Join(", ", Tags(point).OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => string.Create(CultureInfo.InvariantCulture, $"{tag.Key}={tag.Value}")))).Order(StringComparer.Ordinal));
        Assert.All(points, point => Assert.Equal(
            [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60, 100, 180, double.PositiveInfinity], Buckets(point)));
        Assert.All(points, point => Assert.Equal(1, point.GetHistogramCount()));

        MetricSnapshot throttled = Assert.Single(metrics, metric => metric.Name == "iotda.client.throttled");
        MetricPoint of = Assert.Single(throttled.MetricPoints, point => (int)Tags(point)["server.port"]! == ports[0]);
        Assert.Equal(("{attempt}", MetricType.LongSum, 1), (throttled.Unit, throttled.MetricType, of.GetSumLong()));
        Assert.DoesNotContain(throttled.MetricPoints, point => (int)Tags(point)["server.port"]! == ports[1]);
        Assert.Equal([1, 1], metrics.Single(metric => metric.Name == "iotda.client.token_renewals").MetricPoints
            .Where(point => ports.Contains((int)Tags(point)["server.port"]!)).Select(point => point.GetSumLong()));
    }

    [Fact]
    public async Task Log_lines_say_which_client_and_which_server()
    {
        await using FleetService service = await FleetService.StartAsync(AsDocumented);
        service.West.Faults.Next(EmulatedOperation.CreateBatchTask, Fault.Throttle);
        await service.SendAsync(HttpMethod.Post, "/west/tasks");
        await service.StopAsync();

        LogRecord retry = Assert.Single(service.Logs, line => line.EventId.Id == 1);
        Dictionary<string, object?> attributes = retry.Attributes!.ToDictionary();
        Assert.Equal(("west", "127.0.0.1", "CreateBatchTask"), (attributes["iotda.client.name"], attributes["server.address"], attributes["Operation"]));
        Assert.Equal("{OriginalFormat}", retry.Attributes![^1].Key);
        Assert.Single(service.Logs, line => line.EventId.Id == 20);
        Assert.All(service.Logs, line => Assert.Contains(new("iotda.client.name", "west"), line.Attributes!));
    }

    [Theory]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", true)]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00", false)]
    public async Task A_caller_that_does_not_sample_hides_the_spans_but_not_the_metrics(string traceParent, bool shown)
    {
        await using FleetService service = await FleetService.StartAsync(AsDocumented);
        await service.SendAsync(HttpMethod.Post, "/east/tasks", traceParent);
        IReadOnlyList<MetricSnapshot> metrics = await service.StopAsync();

        Assert.Equal(shown, service.Spans.Any(span => span.OperationName == "CreateBatchTask"));
        Assert.Contains(metrics.Single(metric => metric.Name == "iotda.client.operation.duration").MetricPoints, point => (int)Tags(point)["server.port"]! == service.East.BaseAddress.Port);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_the_server_s_span_there_are_none_unless_a_sampler_says_so(bool sampler)
    {
        await using FleetService service = await FleetService.StartAsync(builder =>
        {
            builder.Services.AddOpenTelemetry().WithLogging();
            if (sampler)
            {
                Sample(builder);
            }
            else
            {
                builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing.AddSource("IoTDA.Sdk"));
            }
        });
        await service.SendAsync(HttpMethod.Post, "/east/tasks", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");
        await service.StopAsync();

        Assert.Equal(sampler, service.Spans.Any(span => span.OperationName == "CreateBatchTask"));
    }

    private static Dictionary<string, object?> Tags(MetricPoint point)
    {
        Dictionary<string, object?> tags = [];
        foreach (KeyValuePair<string, object?> tag in point.Tags)
        {
            tags.Add(tag.Key, tag.Value);
        }

        return tags;
    }

    private static List<double> Buckets(MetricPoint point)
    {
        List<double> bounds = [];
        foreach (HistogramBucket bucket in point.GetHistogramBuckets())
        {
            bounds.Add(bucket.ExplicitBound);
        }

        return bounds;
    }
}

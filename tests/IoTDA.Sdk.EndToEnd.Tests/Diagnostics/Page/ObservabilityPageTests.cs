using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.RegularExpressions;
using IoTDA.Sdk.Diagnostics;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.EndToEnd.Tests.Diagnostics.Page;

/// <summary>The page lists what the code has, and its code is compiled.</summary>
public sealed partial class ObservabilityPageTests
{
    private static readonly Instrument[] Instruments = Published();

    [Fact]
    public void The_page_shows_what_is_compiled_here()
    {
        Assert.Equal(2, ObservabilityPage.Snippets().Count);
        Assert.All(ObservabilityPage.Snippets(), snippet => Assert.Contains(ObservabilityPage.Blocks("csharp"), block => block.Contains(snippet, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_page_lists_each_instrument_with_its_kind_unit_and_description()
        => Assert.Equal(
            Instruments.Select(one => ($"`{one.Name}`", one.GetType().Name[..^2], $"`{one.Unit}`", one.Description!)).Order(),
            ObservabilityPage.Table("Metrics").Select(row => (row[0], row[1], row[2], row[4])).Order());

    [Fact]
    public void The_page_says_where_the_buckets_end()
    {
        string all = Assert.Single(Instruments.OfType<Histogram<double>>()
            .Select(one => string.Join(", ", one.Advice!.HistogramBucketBoundaries!.Select(bound => bound.ToString(System.Globalization.CultureInfo.InvariantCulture)))).Distinct());

        Assert.Contains($"buckets that end at {all[..all.LastIndexOf(", ", StringComparison.Ordinal)]} and 180 seconds", ObservabilityPage.Section("Metrics"), StringComparison.Ordinal);
        Assert.EndsWith(", 180", all, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_explains_each_attribute()
    {
        string[] code = [.. typeof(ClientTelemetry).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral && field.Name.EndsWith("Tag", StringComparison.Ordinal))
            .Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal)];

        Assert.Equal(code, ObservabilityPage.Table("Attributes").Select(row => row[0].Trim('`')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_page_lists_each_log_event_with_its_level_and_text()
        => Assert.Equal(
            typeof(Log).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>()
                .OrderBy(one => one.EventId).Select(one => $"{one.EventId}|{one.Level}|{one.Message}"),
            ObservabilityPage.Table("Log events").Select(row => string.Join('|', row)));

    [Fact]
    public void The_queries_ask_for_metrics_and_attributes_that_there_are()
    {
        string[] metrics = [.. Instruments.SelectMany(one => one is Histogram<double> ? new[] { Prometheus(one.Name) + "_seconds_count", Prometheus(one.Name) + "_seconds_bucket" } : [Prometheus(one.Name) + "_total"])];
        string[] labels = [.. ObservabilityPage.Table("Attributes").Select(row => Prometheus(row[0].Trim('`'))), "le"];

        Assert.NotEmpty(ObservabilityPage.Blocks("promql"));
        foreach (string query in ObservabilityPage.Blocks("promql"))
        {
            Assert.All(Metric().Matches(query), metric => Assert.Contains(metric.Value, metrics));
            Assert.All(Labels().Matches(query).SelectMany(list => list.Groups["labels"].Value.Split(", ")), label => Assert.Contains(label, labels));
            Assert.All(Filter().Matches(query), filter => Assert.Contains(filter.Groups["label"].Value, labels));
        }

        Assert.All(Instruments, one => Assert.Contains(ObservabilityPage.Blocks("promql"), query => query.Contains(Prometheus(one.Name), StringComparison.Ordinal)));
    }

    private static Instrument[] Published()
    {
        List<Instrument> published = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == "IoTDA.Sdk")
            {
                published.Add(instrument);
            }
        };
        _ = ClientTelemetry.IsDurationEnabled;
        listener.Start();
        return [.. published.Distinct()];
    }

    private static string Prometheus(string name) => name.Replace('.', '_');

    [GeneratedRegex(@"iotda_client_[a-z_]+(?=[\[{])", RegexOptions.CultureInvariant)]
    private static partial Regex Metric();

    [GeneratedRegex(@"(?:by|on) \((?<labels>[^)]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Labels();

    [GeneratedRegex(@"\{(?<label>[a-z_]+)[!=]", RegexOptions.CultureInvariant)]
    private static partial Regex Filter();
}

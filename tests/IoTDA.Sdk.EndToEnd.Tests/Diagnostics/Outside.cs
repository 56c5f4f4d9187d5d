using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace IoTDA.Sdk.EndToEnd.Tests.Diagnostics;

/// <summary>Everything that can be seen from outside while it lives: activities and measurements of every source in the process.</summary>
internal sealed class Outside : IDisposable
{
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ConcurrentQueue<(string Meter, string Instrument, double Value, string Tags)> _measured = new();

    public Outside()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Measure(instrument, value, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Measure(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>(Measure);
        _meters.Start();
    }

    /// <summary>The library's own activities of one server.</summary>
    public IReadOnlyList<Activity> ActivitiesOf(Uri server)
        => [.. _ended.Where(activity => activity.Source.Name == "IoTDA.Sdk" && (int?)activity.GetTagItem("server.port") == server.Port)];

    /// <summary>Every activity that has ended.</summary>
    public IReadOnlyList<Activity> Ended => [.. _ended];

    public IReadOnlyList<(string Meter, string Instrument, double Value, string Tags)> Measured => [.. _measured];

    /// <summary>Every word of every activity and measurement.</summary>
    public IEnumerable<string> Words()
    {
        foreach (Activity activity in _ended)
        {
            yield return activity.DisplayName;
            yield return activity.StatusDescription ?? "";
            foreach ((string name, object? value) in activity.TagObjects.Concat(activity.Events.SelectMany(one => one.Tags)))
            {
                yield return $"{name}={value}";
            }
        }

        foreach ((string meter, string instrument, _, string tags) in _measured)
        {
            yield return $"{meter} {instrument} {tags}";
        }
    }

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private void Measure<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        where T : struct, IConvertible
        => _measured.Enqueue((instrument.Meter.Name, instrument.Name, value.ToDouble(null), string.Join(",", tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));

    private void Measure(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
        => Measure(instrument, value, tags);
}

using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Text.RegularExpressions;

namespace IoTDA.Sdk.Tests.Conventions.CallWalk;

/// <summary>Hears from the runtime which methods it compiles, and so which types run for the first time.</summary>
internal sealed partial class CompiledTypes : EventListener
{
    private const EventKeywords JustInTime = (EventKeywords)0x10;

    private readonly ConcurrentQueue<(string Type, string Method)> _methods = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The full names of the outermost types that have run in <see cref="FirstCall"/>; what the first use of a type initializes is no part of it.</summary>
    public async Task<IEnumerable<string>> OfCallAsync(CancellationToken cancellationToken)
    {
        await _ended.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
        return _methods.SkipWhile(method => method != (typeof(FirstCall).FullName!, "Prepared")).Where(method => method.Method != ".cctor").Select(method => method.Type).Distinct();
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
        {
            EnableEvents(eventSource, EventLevel.Verbose, JustInTime);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) != true)
        {
            return;
        }

        (string Type, string Method) compiled = (Outermost().Match((string)eventData.Payload![6]!).Value, (string)eventData.Payload[7]!);
        _methods.Enqueue(compiled);
        if (compiled == (typeof(FirstCall).FullName!, nameof(FirstCall.Ended)))
        {
            _ended.TrySetResult();
        }
    }

    [GeneratedRegex(@"^[^+`\[]*", RegexOptions.CultureInvariant)]
    private static partial Regex Outermost();
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.Tests.Texts;

/// <summary>Keeps the log lines of all scenes, by event.</summary>
internal sealed class TextLog : ILogger, ILoggerProvider
{
    private readonly ConcurrentQueue<(int Event, LogLevel Level, string Text)> _lines = new();

    /// <summary>Each line once, by its event; of those for debugging, one an event.</summary>
    public IEnumerable<string> Lines
        => _lines.Distinct().GroupBy(line => line.Event).OrderBy(lines => lines.Key)
            .SelectMany(lines => lines.OrderBy(line => line.Text, StringComparer.Ordinal).Take(lines.First().Level == LogLevel.Debug ? 1 : int.MaxValue))
            .Select(line => $"{line.Event} {line.Level}: {line.Text}");

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose()
    {
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => _lines.Enqueue((eventId.Id, logLevel, formatter(state, exception)));
}

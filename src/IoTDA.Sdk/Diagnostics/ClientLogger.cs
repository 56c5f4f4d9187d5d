using System.Collections;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.Diagnostics;

/// <summary>Adds to each log line which client writes it, and of which server: the name in the text, both as attributes.</summary>
internal sealed class ClientLogger(ILogger inner, string clientName, string? server) : ILogger
{
    private readonly string _prefix = clientName.Length == 0 ? "" : $"[{clientName}] ";

    private readonly KeyValuePair<string, object?>[] _attributes =
    [
        .. clientName.Length == 0 ? [] : new KeyValuePair<string, object?>[] { new(ClientTelemetry.ClientNameTag, clientName) },
        .. server is null ? [] : new KeyValuePair<string, object?>[] { new(ClientTelemetry.ServerAddressTag, server) },
    ];

    /// <inheritdoc />
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => inner.BeginScope(state);

    /// <inheritdoc />
    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    /// <inheritdoc />
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (inner.IsEnabled(logLevel))
        {
            var line = new Line(this, state as IReadOnlyList<KeyValuePair<string, object?>> ?? [], formatter(state, exception));
            inner.Log(logLevel, eventId, line, exception, static (line, _) => line.ToString());
        }
    }

    /// <summary>A line's own attributes behind the client's; the last one is its template.</summary>
    private sealed class Line(ClientLogger logger, IReadOnlyList<KeyValuePair<string, object?>> own, string text) : IReadOnlyList<KeyValuePair<string, object?>>
    {
        public int Count => logger._attributes.Length + own.Count;

        public KeyValuePair<string, object?> this[int index]
            => index < logger._attributes.Length ? logger._attributes[index] : own[index - logger._attributes.Length];

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => logger._attributes.Concat(own).GetEnumerator();

        public override string ToString() => logger._prefix + text;

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

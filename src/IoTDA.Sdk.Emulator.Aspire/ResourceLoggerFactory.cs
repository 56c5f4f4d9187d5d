using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace IoTDA.Sdk.Emulator.Aspire;

/// <summary>Lets the emulator log into its resource's log, and what is below it nowhere.</summary>
internal sealed class ResourceLoggerFactory(ILogger logger) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("IoTDA.", StringComparison.Ordinal) ? logger : NullLogger.Instance;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }
}

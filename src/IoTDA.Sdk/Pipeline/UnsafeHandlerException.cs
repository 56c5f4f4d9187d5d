namespace IoTDA.Sdk.Pipeline;

/// <summary>A primary handler that cannot be made safe.</summary>
internal sealed class UnsafeHandlerException(string message, Exception? inner = null) : InvalidOperationException(message, inner);

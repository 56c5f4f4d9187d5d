using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace IoTDA.Sdk.Emulator;

/// <summary>An emulator in the process of an app host. It starts and ends with it.</summary>
public sealed class IoTDAEmulatorResource : Resource, IResourceWithEndpoints
{
    internal const string EndpointName = "http";

    private IoTDAEmulator? _emulator;

    internal IoTDAEmulatorResource(string name, EmulatorOptions options)
        : base(name)
    {
        Options = options;
        Address = new EndpointAnnotation(
            ProtocolType.Tcp, uriScheme: "http", name: EndpointName, port: options.Port == 0 ? null : options.Port, isProxied: false)
        {
            TargetHost = options.Host == "*" ? "localhost" : options.Host,
        };
        Annotations.Add(Address);
        Endpoint = new EndpointReference(this, EndpointName);
    }

    /// <summary>Where it listens.</summary>
    public EndpointReference Endpoint { get; }

    /// <summary>What it is like.</summary>
    public EmulatorOptions Options { get; }

    /// <summary>The emulator itself: a test of the app host injects faults, moves the clock and reads the journal here.</summary>
    /// <exception cref="InvalidOperationException">It has not started yet.</exception>
    public IoTDAEmulator Emulator
    {
        get => _emulator ?? throw new InvalidOperationException($"The emulator '{Name}' has not started: wait until the resource is healthy.");
        internal set => _emulator = value;
    }

    internal EndpointAnnotation Address { get; }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IoTDA.Sdk.Tests.DependencyInjection.Misconfigurations;

/// <summary>When a mistake is told.</summary>
public enum Moment
{
    Registration,
    Start,
    Resolution,
}

/// <summary>One mistake: what the settings say beside the right ones, what the program does, when it is told, and in which words.</summary>
/// <param name="Moment">When it is told.</param>
/// <param name="Says">The words, a line a mistake.</param>
/// <param name="Settings">Keys under <c>IoTDA</c> with their values; without a value the key is left out.</param>
internal sealed record Misconfiguration(Moment Moment, string Says, params string[] Settings)
{
    /// <summary>What the program registers.</summary>
    public Action<HostApplicationBuilder> Register { get; init; } = static builder => builder.Services.AddIoTDA(builder.Configuration.GetSection("IoTDA"));

    /// <summary>What the program asks the container for.</summary>
    public Func<IServiceProvider, object?> Resolve { get; init; } = static _ => null;
}

using Aspire.Hosting.ApplicationModel;
using IoTDA.Sdk.Emulator;
using IoTDA.Sdk.Emulator.Aspire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>Puts emulators into app hosts.</summary>
public static class IoTDAEmulatorBuilderExtensions
{
    /// <summary>
    /// Adds an emulator, which runs in the app host's process: no container engine and no installed program is needed. It is healthy when it
    /// answers, and shows its page among the resource's URLs. It is not deployed.
    /// </summary>
    /// <param name="builder">The app host.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="options">What the emulator is like; <see langword="null"/> takes the defaults. <see cref="EmulatorOptions.Load"/> reads them from a file.</param>
    /// <returns>The resource. Its <see cref="IoTDAEmulatorResource.Emulator"/> is there once it has started.</returns>
    public static IResourceBuilder<IoTDAEmulatorResource> AddIoTDAEmulator(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, EmulatorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IoTDAEmulatorResource resource = new(name, options ?? new EmulatorOptions());
        builder.Services.AddKeyedSingleton(resource, (_, _) => new EmulatorRun(resource));
        builder.Services.AddSingleton<IHostedService>(services => services.GetRequiredKeyedService<EmulatorRun>(resource));
        return builder.AddResource(resource)
            .WithInitialState(new CustomResourceSnapshot { ResourceType = "IoTDAEmulator", Properties = [], State = KnownResourceStates.NotStarted })
            .ExcludeFromManifest()
            .WithHttpHealthCheck("/emulator/ready")
            .WithUrlForEndpoint(IoTDAEmulatorResource.EndpointName, url =>
            {
                url.DisplayText = "Page";
                url.Url += resource.Emulator.ControlKey is { } key ? $"/?key={Uri.EscapeDataString(key)}" : "/";
            })
            .WithCommand("reset", "Reset", _ => Task.FromResult(Reset(resource)))
            .OnInitializeResource((_, initialize, cancellationToken)
                => initialize.Services.GetRequiredKeyedService<EmulatorRun>(resource).BeginAsync(initialize, cancellationToken));
    }

    /// <summary>
    /// Sets the environment variables of a resource so that <c>AddIoTDA</c> there reaches the emulator: endpoint, project, instance and
    /// credential, under the keys of <c>IoTDAClientOptions</c>. When the application is published nothing is set: its settings are its own.
    /// </summary>
    /// <typeparam name="T">The kind of resource.</typeparam>
    /// <param name="builder">The resource, a project or an executable on this machine.</param>
    /// <param name="emulator">The emulator.</param>
    /// <param name="section">The configuration section that <c>AddIoTDA</c> is given, with a colon between levels; <c>IoTDA</c> by default.</param>
    /// <param name="credential">By which credential; by token unless told otherwise.</param>
    /// <returns>The resource.</returns>
    /// <exception cref="ArgumentException">The resource is a container, which cannot reach the process of the app host.</exception>
    /// <exception cref="DistributedApplicationException">When the resource starts: the emulator has no such credential.</exception>
    public static IResourceBuilder<T> WithReference<T>(
        this IResourceBuilder<T> builder,
        IResourceBuilder<IoTDAEmulatorResource> emulator,
        string section = "IoTDA",
        EmulatorCredential credential = EmulatorCredential.Token)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(emulator);
        ArgumentException.ThrowIfNullOrEmpty(section);
        if (builder.ApplicationBuilder.ExecutionContext.IsPublishMode)
        {
            return builder;
        }

        if (builder.Resource.IsContainer())
        {
            throw new ArgumentException(
                $"The container '{builder.Resource.Name}' cannot reach the emulator '{emulator.Resource.Name}', which listens in the app host's process: run the emulator's image beside it.",
                nameof(builder));
        }

        return builder
            .WithReferenceRelationship(emulator)
            .WithEnvironment(context => ClientSettings.Write(context.EnvironmentVariables, emulator.Resource, section, credential));
    }

    private static ExecuteCommandResult Reset(IoTDAEmulatorResource resource)
    {
        resource.Emulator.Reset();
        return CommandResults.Success();
    }
}

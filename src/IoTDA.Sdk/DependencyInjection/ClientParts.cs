using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IoTDA.Sdk.DependencyInjection;

/// <summary>The parts of a client that can be injected: a line each.</summary>
internal static class ClientParts
{
    /// <summary>Registers the parts of one client.</summary>
    public static void Add(IServiceCollection services, string name)
    {
        Add(services, name, static client => client.BatchTasks);
        Add(services, name, static client => client.BatchTaskFiles);
    }

    private static void Add<T>(IServiceCollection services, string name, Func<IoTDAClient, T> part)
        where T : class
    {
        services.TryAddKeyedSingleton(name, (provider, key) => part(provider.GetRequiredKeyedService<IoTDAClient>(key)));
        if (name.Length == 0)
        {
            services.TryAddSingleton(provider => part(provider.GetRequiredService<IoTDAClient>()));
        }
    }
}

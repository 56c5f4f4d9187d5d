using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IoTDA.Sdk.DependencyInjection;

/// <summary>A client and its parts as services that can be injected: a line each.</summary>
internal static class ClientParts
{
    /// <summary>Registers one client.</summary>
    public static void Add(IServiceCollection services, string name)
    {
        services.AddKeyedSingleton(name, (provider, _) => provider.GetRequiredService<ClientMaker>().Create(name));
        services.TryAddKeyedSingleton<IoTDAClient>(KeyedService.AnyKey, (_, key) => throw Unknown(services, key));
        if (name.Length == 0)
        {
            services.TryAddSingleton(static provider => provider.GetRequiredKeyedService<IoTDAClient>(""));
        }

        foreach ((Type type, Func<IoTDAClient, object> of) in IoTDAClient.Families)
        {
            Add(services, name, type, of);
        }
    }

    /// <summary>The names of the clients that are registered.</summary>
    public static IEnumerable<string> Names(IServiceCollection services)
        => services.Where(static service => service.IsKeyedService && service.ServiceType == typeof(IoTDAClient)).Select(static service => service.ServiceKey).OfType<string>();

    /// <summary>A client's name in a message.</summary>
    public static string Show(string name) => name.Length == 0 ? "without a name" : $"'{name}'";

    private static void Add(IServiceCollection services, string name, Type part, Func<IoTDAClient, object> of)
    {
        services.TryAdd(ServiceDescriptor.KeyedSingleton(part, name, (provider, key) => of(provider.GetRequiredKeyedService<IoTDAClient>(key))));
        services.TryAdd(ServiceDescriptor.KeyedSingleton(part, KeyedService.AnyKey, (_, key) => throw Unknown(services, key)));
        if (name.Length == 0)
        {
            services.TryAdd(ServiceDescriptor.Singleton(part, provider => of(provider.GetRequiredService<IoTDAClient>())));
        }
    }

    private static InvalidOperationException Unknown(IServiceCollection services, object? key)
        => new($"There is no IoTDA client {Show(key?.ToString() ?? "")}. AddIoTDA was called for: {string.Join(", ", Names(services).Select(Show))}.");
}

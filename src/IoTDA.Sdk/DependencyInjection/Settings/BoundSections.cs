using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IoTDA.Sdk.DependencyInjection.Settings;

/// <summary>The sections that the registrations of one container read, which may lie in one another.</summary>
internal sealed class BoundSections
{
    private readonly HashSet<string> _paths = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The sections of a container that is being set up.</summary>
    public static BoundSections Of(IServiceCollection services)
    {
        if (services.FirstOrDefault(static service => service.ServiceType == typeof(BoundSections))?.ImplementationInstance is BoundSections known)
        {
            return known;
        }

        var sections = new BoundSections();
        services.AddSingleton(sections);
        return sections;
    }

    public void Add(IConfiguration configuration)
    {
        if (configuration is IConfigurationSection { Path: var path })
        {
            _paths.Add(path);
        }
    }

    public bool Contains(IConfigurationSection section) => _paths.Contains(section.Path);
}

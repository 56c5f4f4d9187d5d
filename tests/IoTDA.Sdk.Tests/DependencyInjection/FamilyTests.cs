using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace IoTDA.Sdk.Tests.DependencyInjection;

/// <summary>Each property of the client that is an interface is a family: a container gives it, and it can be faked. Those to come are found.</summary>
public sealed class FamilyTests
{
    private static readonly PropertyInfo[] Families = [.. typeof(IoTDAClient).GetProperties().Where(property => property.PropertyType.IsInterface)];

    public static TheoryData<string> Names => [.. Families.Select(family => family.Name)];

    [Fact]
    public void The_families_are_found() => Assert.Superset(new HashSet<string> { "BatchTasks", "BatchTaskFiles" }, Families.Select(family => family.Name).ToHashSet());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_family_is_one_service_beside_its_client_and_keyed_by_name(string name)
    {
        PropertyInfo family = Families.Single(one => one.Name == name);
        using ServiceProvider provider = new ServiceCollection().AddLogging()
            .AddIoTDA(Configure).Services.AddIoTDA("east", Configure).Services.BuildServiceProvider();

        object first = family.GetValue(provider.GetRequiredService<IoTDAClient>())!;
        object east = family.GetValue(provider.GetRequiredKeyedService<IoTDAClient>("east"))!;

        Assert.Same(first, family.GetValue(provider.GetRequiredService<IoTDAClient>()));
        Assert.Same(first, provider.GetRequiredService(family.PropertyType));
        Assert.Same(east, provider.GetRequiredKeyedService(family.PropertyType, "east"));
        Assert.NotSame(first, east);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_host_that_has_registered_its_own_keeps_it(string name)
    {
        Type type = Families.Single(one => one.Name == name).PropertyType;
        object fake = DispatchProxy.Create(type, typeof(Fake));
        using ServiceProvider provider = new ServiceCollection().AddLogging().AddSingleton(type, fake).AddIoTDA(Configure).Services.BuildServiceProvider();

        Assert.Same(fake, provider.GetRequiredService(type));
    }

    private static void Configure(IoTDAClientOptions options)
    {
        options.Endpoint = new Uri("https://iotda.example");
        options.ProjectId = Clients.ProjectId;
        options.Token = Clients.Token;
    }

    [SuppressMessage("Performance", "CA1852", Justification = "A proxy derives from it at run time.")]
    internal class Fake : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => null;
    }
}

using System.Reflection;
using IoTDA.Sdk.Tests.PublicApi;

namespace IoTDA.Sdk.EndToEnd.Tests.Hosting;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_surface_of_the_hosting_package_is_the_agreed_one()
    {
        if (ApprovedText.Check(Assembly.Load("IoTDA.Sdk.Hosting"), "IoTDA.Sdk.EndToEnd.Tests") is { } changes)
        {
            Assert.Fail(changes);
        }
    }
}

using System.Reflection;
using System.Runtime.CompilerServices;

namespace IoTDA.Sdk.Tests.Compatibility;

/// <summary>A library that was built against one asset can run with the other.</summary>
public sealed class InitAccessorTests
{
    private const string Marker = "System.Runtime.CompilerServices.IsExternalInit";

    [Fact]
    public void The_marker_of_init_accessors_is_found_in_either_asset_by_the_same_name()
    {
        Assembly library = typeof(IoTDAClient).Assembly;
        Type marker = typeof(IoTDA.Sdk.BatchTasks.TaskPolicy).GetProperty("ScheduleTime")!.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Single();

        // Loading follows a forward, as the runtime does for a reference.
        Assert.Same(marker, library.GetType(Marker, throwOnError: true));
        Assert.Equal(marker.Assembly != library, library.GetForwardedTypes().Contains(typeof(IsExternalInit)));
    }
}

using System.Reflection;

namespace IoTDA.Sdk.Tests;

public sealed class LoadedAssetTests(ITestOutputHelper output)
{
    [Fact]
    public void The_tests_run_against_the_asset_that_was_asked_for()
    {
        string asked = typeof(LoadedAssetTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "SdkAsset").Value!;

        output.WriteLine($"Loaded asset of IoTDA.Sdk: {LoadedAsset.Name}");

        Assert.Equal(asked, LoadedAsset.Name);
    }
}

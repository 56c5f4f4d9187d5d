using System.Reflection;

namespace IoTDA.Sdk.Tests.PublicApi;

/// <summary>The library comes for two targets; a run tests the one that it was asked to.</summary>
public sealed class LoadedAssetTests(ITestOutputHelper output)
{
    [Fact]
    public void The_tests_run_against_the_asset_that_was_asked_for()
    {
        string asked = typeof(LoadedAssetTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "SdkAsset").Value!;
        string loaded = ApprovedText.TargetOf(typeof(IoTDAClient).Assembly);

        output.WriteLine($"Loaded asset of IoTDA.Sdk: {loaded}");

        Assert.Equal(asked, loaded);
    }
}

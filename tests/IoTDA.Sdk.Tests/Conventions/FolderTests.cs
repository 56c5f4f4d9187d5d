namespace IoTDA.Sdk.Tests.Conventions;

public sealed class FolderTests
{
    [Fact]
    public void No_folder_is_named_after_a_kind_of_type() => Broken.None(FolderConvention.Check(Repository.Projects.SelectMany(Repository.Sources)));

    [Fact]
    public void A_folder_of_models_is_found()
        => Assert.Equal(
            ["src/A/models/Task.cs: 'models' says what kind of type it holds. Move the file into the folder of the feature or stage that uses it."],
            FolderConvention.Check([new("src/A/models/Task.cs", ""), new("src/A/Http/Models.cs", ""), new("src/A/Http/ApiPath.cs", "")]));

    [Fact]
    public void The_sources_are_found()
    {
        Assert.Equal(["IoTDA.Sdk", "IoTDA.Sdk.Emulator", "IoTDA.Sdk.Emulator.Aspire", "IoTDA.Sdk.Emulator.Tool", "IoTDA.Sdk.Hosting"], Repository.Projects);
        Assert.All(Repository.Projects, project => Assert.True(Repository.Sources(project).Count >= 5));
        Assert.Contains(Repository.Sources("IoTDA.Sdk"), file => file.Path == "src/IoTDA.Sdk/Wire/ApiCall.cs" && file.Lines > 50);
    }
}

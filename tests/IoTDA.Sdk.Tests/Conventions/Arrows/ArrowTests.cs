using System.CodeDom.Compiler;
using System.Reflection;
using IoTDA.Sdk.Tests.Conventions.Arrows.Samples.Low;

namespace IoTDA.Sdk.Tests.Conventions.Arrows;

public sealed class ArrowTests
{
    private static readonly Assembly Library = typeof(IoTDAClient).Assembly;

    private static readonly IReadOnlyDictionary<string, string> LibraryAreas = Areas.Of(Library, "src/IoTDA.Sdk");

    private static readonly IReadOnlyDictionary<string, string> SampleAreas
        = Areas.Of(typeof(ArrowTests).Assembly, "tests/IoTDA.Sdk.Tests/Conventions/Arrows/Samples");

    [Fact]
    public void Areas_know_only_those_that_they_may() => Broken.None(ArrowConvention.Check(Library, LibraryAreas, ArrowConvention.Allowed));

    [Fact]
    public void No_area_knows_itself_over_others() => Broken.None(ArrowConvention.Circles(ArrowConvention.Allowed));

    [Fact]
    public void Every_folder_and_file_at_the_root_is_an_area()
    {
        string[] found = [.. Repository.Sources("IoTDA.Sdk").Select(file => file.Path.Split('/')[2]).Distinct().Where(area => area != "Compatibility")];

        Broken.None(found.Except(ArrowConvention.Allowed.Keys).Select(
            area => $"Nothing says which areas '{area}' may know: add it to ArrowConvention.Allowed, and to docs/architecture.md."));
        Broken.None(ArrowConvention.Allowed.Keys.Except(found).Select(area => $"There is no '{area}' any more: take it out of ArrowConvention.Allowed."));
    }

    [Fact]
    public void Every_type_that_somebody_wrote_has_an_area()
        => Broken.None(Library.GetTypes()
            .Where(type => !type.IsNested && type.Namespace?.StartsWith("IoTDA.Sdk", StringComparison.Ordinal) == true && !type.IsDefined(typeof(GeneratedCodeAttribute)))
            .Where(type => !LibraryAreas.ContainsKey(type.FullName!))
            .Select(type => $"The debug information does not say which file declares {type.FullName}."));

    [Theory]
    [InlineData(typeof(KnowsByBase))]
    [InlineData(typeof(KnowsByField))]
    [InlineData(typeof(KnowsByArgument))]
    [InlineData(typeof(KnowsByConstraint<>))]
    [InlineData(typeof(KnowsByParameter))]
    [InlineData(typeof(KnowsByCall))]
    [InlineData(typeof(KnowsByNested))]
    [InlineData(typeof(KnowsByCast))]
    [InlineData(typeof(KnowsInLambda))]
    [InlineData(typeof(KnowsInAsync))]
    [InlineData(typeof(KnowsInAsyncIterator))]
    public void An_arrow_that_points_back_is_found(Type type)
    {
        string[] messages = [.. ArrowConvention.Check(type.Assembly, SampleAreas, new Dictionary<string, string[]> { ["Low"] = [], ["High"] = ["Low"] })];

        Assert.Contains(messages, message => message.StartsWith("Low may not know IoTDA.Sdk.Tests.Conventions.Arrows.Samples.Shared.High", StringComparison.Ordinal)
            && message.Contains($", and {type.FullName} does: ", StringComparison.Ordinal));
    }

    [Fact]
    public void An_arrow_that_is_allowed_is_fine()
        => Assert.Empty(ArrowConvention.Check(
            typeof(ArrowTests).Assembly, SampleAreas, new Dictionary<string, string[]> { ["High"] = [], ["Low"] = ["High"] }));

    [Fact]
    public void Types_of_one_namespace_are_told_apart_by_their_folders()
        => Assert.Equal(("High", "Low"), (SampleAreas["IoTDA.Sdk.Tests.Conventions.Arrows.Samples.Shared.High"], SampleAreas["IoTDA.Sdk.Tests.Conventions.Arrows.Samples.Shared.ILow"]));

    [Fact]
    public void A_circle_is_found()
        => Assert.Equal(
            ["A may know B, which does not stand before it: the arrows could go in a circle. Move the line, or take the arrow out."],
            ArrowConvention.Circles(new Dictionary<string, string[]> { ["A"] = ["B"], ["B"] = ["A"], ["C"] = ["A", "B"] }));
}

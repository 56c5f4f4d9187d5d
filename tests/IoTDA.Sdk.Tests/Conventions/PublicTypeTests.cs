using IoTDA.Sdk.Tests.Conventions.Internal;

namespace IoTDA.Sdk.Tests.Conventions;

public sealed class PublicTypeTests
{
    [Fact]
    public void Users_see_features_that_are_sealed_and_can_be_cancelled() => Broken.None(PublicTypeConvention.Check(typeof(IoTDAClient).Assembly.GetTypes()));

    [Fact]
    public void The_assembly_is_looked_at() => Assert.True(typeof(IoTDAClient).Assembly.GetTypes().Count(type => type.IsVisible) > 50);

    [Fact]
    public void A_good_type_is_fine() => Assert.Empty(PublicTypeConvention.Check([typeof(GoodSample), typeof(HiddenSample)]));

    [Fact]
    public void An_open_class_and_bad_methods_are_found()
        => Assert.Equal(
            [
                "IoTDA.Sdk.Tests.Conventions.BadSample is open to inheritance: make it sealed, or abstract if it is the base of a family.",
                "IoTDA.Sdk.Tests.Conventions.BadSample.Load is awaited: name it LoadAsync.",
                "IoTDA.Sdk.Tests.Conventions.BadSample.Load cannot be cancelled: take a CancellationToken as the last parameter.",
                "IoTDA.Sdk.Tests.Conventions.BadSample.ListAsync cannot be cancelled: take a CancellationToken as the last parameter.",
            ],
            PublicTypeConvention.Check([typeof(BadSample)]));

    [Fact]
    public void Public_plumbing_is_found()
        => Assert.Equal(
            [
                $"{typeof(PlumbingSample).FullName} is public in Internal, which is plumbing: "
                + "make it internal, or move it to the feature that users know it from.",
            ],
            PublicTypeConvention.Check([typeof(PlumbingSample)]));
}

using IoTDA.Sdk.Generators.Model;

namespace IoTDA.Sdk.Generators.Tests.Model;

public sealed class EquatableArrayTests
{
    [Fact]
    public void Arrays_of_equal_elements_are_equal()
    {
        EquatableArray<string> left = new[] { "a", "b" }.ToEquatableArray();
        EquatableArray<string> right = new[] { "a", "b" }.ToEquatableArray();

        Assert.True(left == right);
        Assert.False(left != right);
        Assert.True(left.Equals((object)right));
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b", "a")]
    [InlineData("a", "b", "c")]
    [InlineData("a", "B")]
    public void Arrays_that_differ_are_not_equal(params string[] other)
    {
        EquatableArray<string> left = new[] { "a", "b" }.ToEquatableArray();

        Assert.True(left != other.ToEquatableArray());
        Assert.False(left.Equals((object)other));
        Assert.NotEqual(left.GetHashCode(), other.ToEquatableArray().GetHashCode());
    }

    [Fact]
    public void The_default_array_is_the_empty_array()
    {
        EquatableArray<string> empty = default;

        Assert.True(empty == Array.Empty<string>().ToEquatableArray());
        Assert.Equal(empty.GetHashCode(), Array.Empty<string>().ToEquatableArray().GetHashCode());
        Assert.Empty(empty);
    }

    [Fact]
    public void Elements_come_in_order()
    {
        EquatableArray<int> array = Enumerable.Range(1, 3).ToEquatableArray();

        Assert.Equal([1, 2, 3], array);
        Assert.Equal(3, array[2]);
    }
}

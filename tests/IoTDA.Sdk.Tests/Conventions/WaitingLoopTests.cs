namespace IoTDA.Sdk.Tests.Conventions;

public sealed class WaitingLoopTests
{
    [Fact]
    public void No_test_waits_in_a_loop_without_a_limit() => Broken.None(WaitingLoopConvention.Check(Repository.Tests()));

    [Fact]
    public void A_loop_without_a_limit_is_found()
        => Assert.Equal(
            ["a.cs:2 waits in a loop without a limit: use Patience.UntilAsync, or assert how far it may go."],
            WaitingLoopConvention.Check([new("a.cs", "x\n    while (!done)\n    {\n        await Task.Yield();\n    }\n")]));

    [Theory]
    [InlineData("    while (next)\n    {\n        Read();\n    }\n    await Task.Yield();\n")]
    [InlineData("    while (next)\n    {\n        Assert.True(count++ < 5);\n        await Task.Yield();\n    }\n")]
    public void A_loop_that_ends_is_fine(string text) => Assert.Empty(WaitingLoopConvention.Check([new("a.cs", text)]));
}

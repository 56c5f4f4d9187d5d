namespace IoTDA.Sdk.Tests.Conventions;

public sealed class SizeTests
{
    public static TheoryData<string> Projects => new(Repository.Projects);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Files_are_small(string project) => Broken.None(SizeConvention.Check(project, Repository.Sources(project)));

    [Fact]
    public void Files_at_the_budget_are_fine() => Assert.Empty(SizeConvention.Check("A", Files(10, 60, 60, 60, 60, 60, 200, 200, 200, 400)));

    [Fact]
    public void A_file_over_400_lines_is_found()
        => Assert.Equal(
            ["src/A/9.cs has 401 lines, 400 are allowed: split it by what changes for different reasons."],
            SizeConvention.Check("A", Files(1, 1, 1, 1, 1, 1, 1, 1, 1, 401)));

    [Fact]
    public void A_large_median_is_found()
        => Assert.StartsWith(
            "A: the median file (src/A/1.cs) has 61 lines", Assert.Single(SizeConvention.Check("A", Files(1, 61, 62))), StringComparison.Ordinal);

    [Fact]
    public void Many_large_files_are_found()
        => Assert.StartsWith(
            "A: a tenth of the files is larger than src/A/8.cs (201 lines)",
            Assert.Single(SizeConvention.Check("A", Files(1, 1, 1, 1, 1, 1, 1, 1, 201, 202))),
            StringComparison.Ordinal);

    private static IEnumerable<SourceFile> Files(params int[] sizes) => sizes.Select((size, i) => new SourceFile($"src/A/{i}.cs", new string('\n', size)));
}

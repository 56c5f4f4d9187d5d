namespace IoTDA.Sdk.Tests.Conventions;

/// <summary>The size budget of a project's files.</summary>
internal static class SizeConvention
{
    private const int MaxMedian = 60;
    private const int MaxNinetieth = 200;
    private const int Max = 400;

    public static IEnumerable<string> Check(string project, IEnumerable<SourceFile> files)
    {
        SourceFile[] bySize = [.. files.OrderBy(file => file.Lines)];
        foreach (SourceFile file in bySize.Where(file => file.Lines > Max))
        {
            yield return $"{file.Path} has {file.Lines} lines, {Max} are allowed: split it by what changes for different reasons.";
        }

        if (At(bySize, 0.5) is { Lines: > MaxMedian } median)
        {
            yield return $"{project}: the median file ({median.Path}) has {median.Lines} lines, {MaxMedian} are allowed: split the files that do two things.";
        }

        if (At(bySize, 0.9) is { Lines: > MaxNinetieth } large)
        {
            yield return $"{project}: a tenth of the files is larger than {large.Path} ({large.Lines} lines), {MaxNinetieth} are allowed: split the largest.";
        }
    }

    private static SourceFile At(SourceFile[] bySize, double share) => bySize[(int)Math.Ceiling(bySize.Length * share) - 1];
}

namespace IoTDA.Sdk.Benchmarks.Comparison;

/// <summary>How to compare.</summary>
/// <param name="IsQuick">Fewer rounds.</param>
/// <param name="Check">A missed budget is a failure.</param>
/// <param name="OnlyAllocations">No timing.</param>
/// <param name="Output">The file of the results.</param>
internal sealed record CompareOptions(bool IsQuick, bool Check, bool OnlyAllocations, string Output)
{
    /// <summary>Reads them; <see langword="null"/> for one that is not known.</summary>
    /// <param name="arguments">The arguments.</param>
    public static CompareOptions? Parse(ReadOnlySpan<string> arguments)
    {
        var options = new CompareOptions(false, false, false, "results.json");
        while (!arguments.IsEmpty)
        {
            switch (arguments)
            {
                case ["--quick", ..]:
                    options = options with { IsQuick = true };
                    break;
                case ["--check", ..]:
                    options = options with { Check = true };
                    break;
                case ["--allocations", ..]:
                    options = options with { OnlyAllocations = true };
                    break;
                case ["--output", var file, ..]:
                    options = options with { Output = file };
                    arguments = arguments[1..];
                    break;
                default:
                    return null;
            }

            arguments = arguments[1..];
        }

        return options;
    }
}

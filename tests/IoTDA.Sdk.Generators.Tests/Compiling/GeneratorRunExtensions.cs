using Microsoft.CodeAnalysis;

namespace IoTDA.Sdk.Generators.Tests.Compiling;

/// <summary>Looks into a run's tracked steps.</summary>
internal static class GeneratorRunExtensions
{
    /// <summary>The values that came out of a step, over the three HTTP methods.</summary>
    public static IReadOnlyList<T> Values<T>(this GeneratorRun run, string step)
        => [.. run.Outputs(step).Select(output => (T)output.Value)];

    public static IReadOnlyList<IncrementalStepRunReason> Reasons(this GeneratorRun run, string step)
        => [.. run.Outputs(step).Select(output => output.Reason)];

    /// <summary>Whether each emitted file was written anew.</summary>
    public static IReadOnlyList<IncrementalStepRunReason> EmissionReasons(this GeneratorRun run)
        => [.. run.Result.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs).Select(output => output.Reason)];

    private static IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(this GeneratorRun run, string step)
        => run.Result.TrackedSteps.TryGetValue(step, out var steps) ? steps.SelectMany(item => item.Outputs) : [];
}

using IoTDA.Sdk.Tests.Conventions.Arrows.Samples.Shared;

namespace IoTDA.Sdk.Tests.Conventions.Arrows.Samples.Low;

#pragma warning disable CA1805 // a field that nothing sets
internal sealed class KnowsByBase : High;

internal sealed class KnowsByField
{
    public readonly High? Field = null;
}

internal sealed class KnowsByArgument
{
    public List<High> Items { get; } = [];
}

internal sealed class KnowsByConstraint<T>
    where T : High;

internal static class KnowsByParameter
{
    public static void Take(High high) => ArgumentNullException.ThrowIfNull(high);
}

internal static class KnowsByCall
{
    public static string Call() => High.Text;
}

internal static class KnowsByNested
{
    public static string Call() => High.Inner.Text;
}

internal static class KnowsByCast
{
    public static bool Ask(object value) => value is High;
}

internal static class KnowsInLambda
{
    public static Func<string> Make(int number) => () => High.Text + number;
}

internal static class KnowsInAsync
{
    public static async Task<string> CallAsync()
    {
        await Task.Yield();
        return High.Text;
    }
}

internal static class KnowsInAsyncIterator
{
    public static async IAsyncEnumerable<string> ListAsync()
    {
        await Task.Yield();
        yield return High.Text;
    }
}

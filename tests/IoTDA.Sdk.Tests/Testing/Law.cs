using FsCheck;
using FsCheck.Fluent;

namespace IoTDA.Sdk.Tests.Testing;

/// <summary>Holds a law to many generated values; a failure shows the value and the seed that brings it back.</summary>
internal static class Law
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(200).WithQuietOnSuccess(true);

    public static void Holds<T>(Gen<T> values, Action<T> law) => Prop.ForAll(values.ToArbitrary(), law).Check(Runs);

    public static void HoldsAsync<T>(Gen<T> values, Func<T, Task> law) => Prop.ForAll(values.ToArbitrary(), law).Check(Runs);
}

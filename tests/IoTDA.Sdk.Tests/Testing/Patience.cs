using System.Runtime.CompilerServices;

namespace IoTDA.Sdk.Tests.Testing;

/// <summary>Waits for what must come in no time, so that a test which would hang fails instead.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static Task Soon(this Task task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);

    /// <summary>Asks until it is so: for what runs in the background and leaves nothing to wait for.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string? text = null)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Limit, $"After {Limit.TotalSeconds:0} s it is still not so: {text}");
            await Task.Yield();
        }
    }
}

namespace IoTDA.Sdk.Tests.Testing;

/// <summary>Waits for what must come in no time, so that a test which would hang fails instead.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static Task Soon(this Task task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);
}

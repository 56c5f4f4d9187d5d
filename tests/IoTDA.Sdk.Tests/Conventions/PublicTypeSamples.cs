#pragma warning disable CA1052, CA1068, CA1852 // bad on purpose

namespace IoTDA.Sdk.Tests.Conventions
{
    public sealed class GoodSample : IAsyncDisposable
    {
        public static Task LoadAsync(CancellationToken cancellationToken) => Task.FromCanceled(cancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    public class BadSample
    {
        public static Task Load() => Task.CompletedTask;

        public static IAsyncEnumerable<int> ListAsync(CancellationToken cancellationToken, int count)
            => AsyncEnumerable.Range(0, cancellationToken.IsCancellationRequested ? 0 : count);
    }

    internal class HiddenSample
    {
        public static Task Load() => Task.CompletedTask;
    }
}

namespace IoTDA.Sdk.Tests.Conventions.Internal
{
    public sealed class PlumbingSample;
}

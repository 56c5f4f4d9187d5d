namespace IoTDA.Sdk.Tests.ExportTasks;

/// <summary>A destination that a test can watch, block and break.</summary>
internal sealed class Sink(bool canSeek = false) : MemoryStream
{
    private long _received;

    public override bool CanSeek => canSeek;

    /// <summary>What a write waits for.</summary>
    public Func<Task> BeforeWrite { get; set; } = () => Task.CompletedTask;

    /// <summary>Waits until so many bytes have come in all.</summary>
    public Task UntilAsync(long count) => Patience.UntilAsync(() => Task.FromResult(Interlocked.Read(ref _received) >= count));

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await BeforeWrite();
        await base.WriteAsync(buffer, CancellationToken.None);
        Interlocked.Add(ref _received, buffer.Length);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
}

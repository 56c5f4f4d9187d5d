using System.Buffers;

namespace IoTDA.Sdk.Wire;

/// <summary>Bytes in a rented array that grows; returned to the pool once, and cleared where they hold a secret.</summary>
internal sealed class PooledBuffer(int capacity, bool isSecret = false) : IBufferWriter<byte>, IDisposable
{
    private byte[]? _bytes = ArrayPool<byte>.Shared.Rent(Math.Max(capacity, 256));

    /// <summary>How many bytes are written.</summary>
    public int Length { get; private set; }

    /// <summary>The written bytes.</summary>
    /// <exception cref="ObjectDisposedException">The array has gone back to the pool.</exception>
    public ReadOnlyMemory<byte> Written => Bytes.AsMemory(0, Length);

    private byte[] Bytes
    {
        get
        {
            ObjectDisposedException.ThrowIf(_bytes is null, this);
            return _bytes;
        }
    }

    /// <inheritdoc />
    public void Advance(int count) => Length += count;

    /// <inheritdoc />
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return Bytes.AsMemory(Length);
    }

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return Bytes.AsSpan(Length);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        byte[]? bytes = Interlocked.Exchange(ref _bytes, null);
        if (bytes is not null)
        {
            ArrayPool<byte>.Shared.Return(bytes, clearArray: isSecret);
        }
    }

    private void Reserve(int sizeHint)
    {
        byte[] bytes = Bytes;
        int needed = Length + Math.Max(sizeHint, 1);
        if (needed <= bytes.Length)
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, bytes.Length * 2));
        bytes.AsSpan(0, Length).CopyTo(larger);
        _bytes = larger;
        ArrayPool<byte>.Shared.Return(bytes, clearArray: isSecret);
    }
}

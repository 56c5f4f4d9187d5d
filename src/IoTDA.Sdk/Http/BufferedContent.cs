using System.Net;

namespace IoTDA.Sdk.Http;

/// <summary>A body in a pooled buffer: it has a length, and can be sent or read any number of times until it is disposed.</summary>
/// <param name="buffer">The bytes; owned by the content.</param>
internal sealed class BufferedContent(PooledBuffer buffer) : HttpContent
{
    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Bytes => buffer.Written;

    /// <inheritdoc />
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        => SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc />
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        => stream.WriteAsync(buffer.Written, cancellationToken).AsTask();

    /// <inheritdoc />
    protected override bool TryComputeLength(out long length)
    {
        length = buffer.Length;
        return true;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            buffer.Dispose();
        }

        base.Dispose(disposing);
    }
}

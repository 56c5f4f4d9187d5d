using System.Net;
using System.Security.Cryptography;

namespace IoTDA.Sdk.Wire;

/// <summary>A body in a pooled buffer: it has a length, and can be sent or read any number of times until it is disposed.</summary>
internal sealed class BufferedContent(PooledBuffer buffer) : WrittenContent
{
    private static ReadOnlySpan<byte> HashOfNothing => "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"u8;

    private byte[]? _hash;
    private volatile bool _isWritten;

    /// <summary>A secret that the body holds; <see langword="null"/> for none.</summary>
    public string? Secret { get; init; }

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Bytes => buffer.Written;

    /// <summary>
    /// Whether a body, or a piece of it, may be on its way: it was written at least once, or nobody can tell. A request whose body nobody has written is
    /// not complete, so that no service executes it.
    /// </summary>
    public static bool MayHaveLeft(HttpContent? content) => content switch
    {
        BufferedContent body => body._isWritten,
        MultipartContent parts => parts.Any(MayHaveLeft),
        _ => true,
    };

    /// <summary>The SHA-256 of a body as lower-case hexadecimal digits; made once, however many attempts there are.</summary>
    public static ReadOnlySpan<byte> HashOf(BufferedContent? content)
    {
        if (content is null)
        {
            return HashOfNothing;
        }

        if (content._hash is null)
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(content.Bytes.Span, hash);
            byte[] digits = new byte[SHA256.HashSizeInBytes * 2];
            HexDigits.Write(hash, digits);
            content._hash = digits;
        }

        return content._hash;
    }

    /// <inheritdoc />
    protected override Task WriteAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _isWritten = true;
        return stream.WriteAsync(buffer.Written, cancellationToken).AsTask();
    }

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

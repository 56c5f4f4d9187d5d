using System.Buffers;
using System.Runtime.ExceptionServices;

namespace IoTDA.Sdk.Wire;

/// <summary>
/// Where the zip file that an operation answers with goes: chunk by chunk, as part of the attempt, so that a file that breaks off is a failed attempt like any
/// other. It travels in the request's options.
/// </summary>
internal sealed class Download(Stream destination, long maxSize)
{
    /// <summary>The property by which a wire method says that it downloads.</summary>
    public const string Name = "IoTDA.Sdk.Download";

    private const int ChunkSize = 80 * 1024;

    // The end of a zip file: a record of 22 bytes, and a comment.
    private const int LeastEnd = 22;
    private const int MostEnd = LeastEnd + ushort.MaxValue;

    // What a signature of four bytes may have in the chunk before.
    private const int MostCarried = 3;

    /// <summary>The service's one download in 30 seconds.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private static readonly HttpRequestOptionsKey<Download> Key = new(Name);

    private readonly long? _start = destination.CanSeek ? destination.Position : null;
    private readonly long _length = destination.CanSeek ? destination.Length : 0;
    private bool _isComplete;

    /// <summary>How many bytes the destination holds of an attempt that failed; 0 where it was set back.</summary>
    public long Part { get; private set; }

    /// <summary>Whether the service has begun to answer the attempt with the file.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>What the destination has failed with.</summary>
    public ExceptionDispatchInfo? Failure { get; private set; }

    /// <summary>The download of a request; <see langword="null"/> when it is none.</summary>
    public static Download? Of(HttpRequestMessage request) => request.Options.TryGetValue(Key, out Download? download) ? download : null;

    /// <summary>The end of a sentence about a failure, where the destination holds a part of the file.</summary>
    public static string Tell(long part) => part == 0 ? "" : FormattableString.Invariant($", after {part} bytes of the file were written");

    /// <summary>Writes the file to the destination, and leaves an answer without a body.</summary>
    /// <exception cref="ResponseTooLargeException">The file is over the limit.</exception>
    /// <exception cref="DestinationException">The destination failed.</exception>
    /// <exception cref="IoTDATransportException">It is no zip file, such as a portal's page, or not all of one.</exception>
    public async Task ReceiveAsync(HttpResponseMessage response, ApiOperation operation, StallLimit limit)
    {
        HasBegun = true;
        HttpContent content = response.Content;
        byte[] chunk = ArrayPool<byte>.Shared.Rent(MostCarried + ChunkSize);
        try
        {
            long? announced = content.Headers.ContentLength;
            ResponseBuffer.ThrowIfTooLarge(announced ?? 0, maxSize);

            Stream body = ResponseBuffer.Unpack(response, await content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false));
            await using (body.ConfigureAwait(false))
            {
                long size = await CopyAsync(body, chunk, response, operation, limit).ConfigureAwait(false);
                if (announced is { } due && due != size && !ResponseBuffer.IsPacked(response))
                {
                    throw new EndOfStreamException();
                }
            }
        }
        catch (Exception)
        {
            response.Dispose();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }

        _isComplete = true;
        content.Dispose();
        response.Content = new ByteArrayContent([]);
    }

    /// <summary>An attempt begins.</summary>
    public void BeginAttempt() => HasBegun = false;

    /// <summary>Sets the destination back to where it was, if it can be, unless the file is there.</summary>
    public void EndAttempt()
    {
        if (_isComplete || Part == 0 || _start is not { } start)
        {
            return;
        }

        try
        {
            if (destination.Length > _length)
            {
                destination.SetLength(_length);
            }

            destination.Position = start;
            Part = 0;
        }
#pragma warning disable CA1031 // the failure that led here is the one to tell
        catch (Exception)
#pragma warning restore CA1031
        {
            // It holds a part, as one that cannot seek.
        }
    }

    private static async ValueTask<int> ReadAsync(Stream body, Memory<byte> chunk, int atLeast, StallLimit limit)
    {
        int filled = 0;
        try
        {
            int read;
            do
            {
                limit.Restart();
                filled += read = await body.ReadAsync(chunk[filled..], limit.Token).ConfigureAwait(false);
            }
            while (read > 0 && filled < atLeast);
        }
        catch (Exception exception) when (limit.Token.IsCancellationRequested && exception is not OperationCanceledException)
        {
            // What a stream makes of a request that was given up, such as one of .NET Framework.
            throw new OperationCanceledException(exception.Message, exception, limit.Token);
        }
        catch (InvalidDataException exception)
        {
            throw new BrokenGzipException(exception);
        }

        limit.Suspend();
        return filled;
    }

    private async Task<long> CopyAsync(Stream body, byte[] chunk, HttpResponseMessage response, ApiOperation operation, StallLimit limit)
    {
        long size = 0;
        long end = -1;
        int carried = 0;
        int read;
        while ((read = await ReadAsync(body, chunk.AsMemory(MostCarried, ChunkSize), size == 0 ? LeastEnd : 1, limit).ConfigureAwait(false)) > 0)
        {
            Memory<byte> seen = chunk.AsMemory(MostCarried - carried, carried + read);
            if (size == 0 && !seen.Span.StartsWith("PK"u8))
            {
                break;
            }

            end = seen.Span.LastIndexOf("PK\u0005\u0006"u8) is >= 0 and var at ? size - carried + at : end;
            size += read;
            ResponseBuffer.ThrowIfTooLarge(size, maxSize);
            await WriteAsync(chunk.AsMemory(MostCarried, read), limit.Token).ConfigureAwait(false);
            carried = Math.Min(MostCarried, seen.Length);
            seen[^carried..].CopyTo(chunk.AsMemory(MostCarried - carried));
        }

        long left = _start is null ? Part : 0;
        return end >= 0 && size - end is >= LeastEnd and <= MostEnd ? size
            : throw ResponseBody.Unusable(operation, response.StatusCode, $"a body that is not a complete zip file{Tell(left)}", null, isTransient: left == 0);
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        Part += bytes.Length;
        try
        {
            await destination.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Failure = ExceptionDispatchInfo.Capture(exception);
            throw new DestinationException(exception);
        }
    }
}

/// <summary>What a caller's stream has thrown, on its way to the caller: no failure of the connection's.</summary>
internal sealed class DestinationException(Exception inner) : Exception(inner.Message, inner)
{
    /// <summary>What the caller sees.</summary>
    public static Exception Unwrap(Exception exception) => exception is DestinationException { InnerException: { } own } ? own : exception;
}

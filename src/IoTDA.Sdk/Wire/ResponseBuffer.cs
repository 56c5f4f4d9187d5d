using System.Globalization;
using System.IO.Compression;

namespace IoTDA.Sdk.Wire;

/// <summary>
/// Reads an answer's body into a pooled buffer, as part of the attempt: a body that breaks off is a failed attempt like any other, under the same
/// timeout. A body over the limit is refused.
/// </summary>
internal static class ResponseBuffer
{
    private const int ChunkSize = 4 * 1024;

    /// <summary>Replaces the answer's content by a buffered one.</summary>
    /// <exception cref="ResponseTooLargeException">The body is over the limit.</exception>
    public static async Task LoadAsync(HttpResponseMessage response, ApiCall? call, int maxSize, CancellationToken cancellationToken)
    {
        if (response.Content is AnswerContent)
        {
            return;
        }

        PooledBuffer? buffer = null;
        try
        {
            long announced = response.Content.Headers.ContentLength ?? 0;
            ThrowIfTooLarge(announced, maxSize);
            buffer = new PooledBuffer(announced > 0 ? (int)announced + 1 : ChunkSize, MayRepeatSecret(response));
            Stream body = Unpack(response, await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
            await using (body.ConfigureAwait(false))
            {
                int read;
                while ((read = await body.ReadAsync(buffer.GetMemory(buffer.Length == 0 ? 1 : ChunkSize), cancellationToken).ConfigureAwait(false)) > 0)
                {
                    buffer.Advance(read);
                    ThrowIfTooLarge(buffer.Length, maxSize);
                }
            }
        }
        catch (Exception exception)
        {
            buffer?.Dispose();
            response.Dispose();
            if (exception is InvalidDataException)
            {
                throw new BrokenGzipException(exception);
            }

            throw;
        }

        var content = new AnswerContent(buffer, response, call);
        if (!response.IsSuccessStatusCode)
        {
            content.Headers.ContentType = response.Content.Headers.ContentType;
        }

        response.Content.Dispose();
        response.Content = content;
    }

    /// <summary>The body as it was before it was packed: a limit counts what comes out.</summary>
    public static Stream Unpack(HttpResponseMessage response, Stream body) => IsPacked(response) ? new GZipStream(body, CompressionMode.Decompress) : body;

    /// <summary>Whether the body is packed.</summary>
    public static bool IsPacked(HttpResponseMessage response)
        => response.Content.Headers.NonValidated.TryGetValues("Content-Encoding", out var encoding) && encoding.ToString().Equals("gzip", StringComparison.OrdinalIgnoreCase);

    /// <summary>Refuses what is over the limit.</summary>
    public static void ThrowIfTooLarge(long size, long maxSize)
    {
        if (size > maxSize)
        {
            throw new ResponseTooLargeException(string.Create(
                CultureInfo.InvariantCulture, $"was answered with more than the {maxSize} bytes that the options allow"));
        }
    }

    /// <summary>An error may repeat what was sent, credentials included; so may any answer to a login.</summary>
    private static bool MayRepeatSecret(HttpResponseMessage response)
        => !response.IsSuccessStatusCode || response.RequestMessage?.Content is BufferedContent { Secret: not null };
}

/// <summary>An answer over the limit; not an <see cref="IOException"/>, since another attempt would bring it again.</summary>
internal sealed class ResponseTooLargeException(string message) : Exception(message);

/// <summary>An answer that cannot be unpacked: as good as broken off.</summary>
internal sealed class BrokenGzipException(Exception inner) : IOException("was answered with a body that is not valid gzip", inner);

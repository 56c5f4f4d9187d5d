using System.Globalization;

namespace IoTDA.Sdk.Http;

/// <summary>
/// Reads each answer's body into a pooled buffer, so that a try ends when its body is complete: a body that breaks off is a failed try
/// like any other, under the same timeout. A body over the limit is refused.
/// </summary>
/// <param name="maxResponseSize">The limit in bytes.</param>
internal sealed class ResponseBufferHandler(int maxResponseSize) : DelegatingHandler
{
    private const int ChunkSize = 4 * 1024;

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        PooledBuffer? buffer = null;
        try
        {
            long announced = response.Content.Headers.ContentLength ?? 0;
            ThrowIfTooLarge(announced);
            buffer = new PooledBuffer(announced > 0 ? (int)announced + 1 : ChunkSize);
            Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (body.ConfigureAwait(false))
            {
                int read;
                while ((read = await body.ReadAsync(buffer.GetMemory(buffer.Length == 0 ? 1 : ChunkSize), cancellationToken).ConfigureAwait(false)) > 0)
                {
                    buffer.Advance(read);
                    ThrowIfTooLarge(buffer.Length);
                }
            }
        }
        catch
        {
            buffer?.Dispose();
            response.Dispose();
            throw;
        }

        var content = new BufferedContent(buffer);
        if (!response.IsSuccessStatusCode)
        {
            content.Headers.ContentType = response.Content.Headers.ContentType;
        }

        response.Content.Dispose();
        response.Content = content;
        return response;
    }

    private void ThrowIfTooLarge(long size)
    {
        if (size > maxResponseSize)
        {
            throw new ResponseTooLargeException(string.Create(
                CultureInfo.InvariantCulture, $"was answered with more than the {maxResponseSize} bytes that the options allow"));
        }
    }
}

/// <summary>An answer over the limit; not an <see cref="IOException"/>, since another try would bring it again.</summary>
/// <param name="message">What happened, as the end of a sentence.</param>
internal sealed class ResponseTooLargeException(string message) : Exception(message);

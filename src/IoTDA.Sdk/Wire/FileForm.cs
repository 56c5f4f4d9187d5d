using System.Net.Http.Headers;
using System.Text;

namespace IoTDA.Sdk.Wire;

/// <summary>
/// A <c>multipart/form-data</c> body of one file. The caller's stream is read once into a pooled buffer, so that every attempt sends it whole.
/// </summary>
internal static class FileForm
{
    private static readonly Encoding Latin1 = Encoding.GetEncoding("iso-8859-1");

    /// <summary>Reads the caller's stream. <paramref name="checkSize"/> throws when it is given a size that must not be sent: at the end, or as soon as it is too large.</summary>
    public static async Task<MultipartFormDataContent> LoadAsync(
        Stream content, string fileName, string contentType, Action<long, bool> checkSize, CancellationToken cancellationToken)
    {
        // Its rows may hold the secrets of devices.
        var buffer = new PooledBuffer(64 * 1024, isSecret: true);
        try
        {
            int read;
            while ((read = await content.ReadAsync(buffer.GetMemory(16 * 1024), cancellationToken).ConfigureAwait(false)) > 0)
            {
                buffer.Advance(read);
                checkSize(buffer.Length, false);
            }

            checkSize(buffer.Length, true);
        }
        catch
        {
            buffer.Dispose();
            throw;
        }

        var file = new BufferedContent(buffer);
        file.Headers.ContentType = new MediaTypeHeaderValue(contentType);

        // RFC 7578: a file name stands in the form as UTF-8; the typed header would encode it as in a mail.
        // A part's headers are written as Latin-1, one byte a character; so each byte of the name goes in as one.
        string name = Latin1.GetString(Encoding.UTF8.GetBytes(fileName));
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{name}\"");
        string boundary = Guid.NewGuid().ToString("N");
        var form = new MultipartFormDataContent(boundary) { file };

        // Without the quotes that the framework sets around it.
        form.Headers.ContentType!.Parameters.First().Value = boundary;
        return form;
    }
}

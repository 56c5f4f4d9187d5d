using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace IoTDA.Sdk.Http;

/// <summary>
/// A <c>multipart/form-data</c> body of one file. The caller's stream is read once into a pooled buffer, so that every try sends it whole.
/// </summary>
internal sealed class FormContent : WrittenContent
{
    private static readonly Encoding Latin1 = Encoding.GetEncoding("iso-8859-1");

    private readonly StreamPart _part;
    private readonly string _name;
    private readonly string _boundary = Guid.NewGuid().ToString("N");
    private MultipartFormDataContent? _form;

    public FormContent(StreamPart part, string name)
    {
        _part = part;
        _name = part.Name ?? name;
        Headers.ContentType = new MediaTypeHeaderValue("multipart/form-data") { Parameters = { new NameValueHeaderValue("boundary", _boundary) } };
    }

    /// <summary>Reads the caller's stream.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        var buffer = new PooledBuffer(64 * 1024);
        try
        {
            int read;
            while ((read = await _part.Value.ReadAsync(buffer.GetMemory(16 * 1024), cancellationToken).ConfigureAwait(false)) > 0)
            {
                buffer.Advance(read);
            }
        }
        catch
        {
            buffer.Dispose();
            throw;
        }

        var file = new BufferedContent(buffer);
        file.Headers.ContentType = new MediaTypeHeaderValue(_part.ContentType ?? "application/octet-stream");

        // RFC 7578: a file name stands in the form as UTF-8; the typed header would encode it as in a mail.
        // A part's headers are written as Latin-1, one byte a character; so each byte of the name goes in as one.
        string fileName = Latin1.GetString(Encoding.UTF8.GetBytes(_part.FileName));
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{_name}\"; filename=\"{fileName}\"");
        _form = new MultipartFormDataContent(_boundary) { file };
    }

    /// <inheritdoc />
    protected override Task WriteAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        => Form.CopyToAsync(stream, context, cancellationToken);

    /// <inheritdoc />
    protected override bool TryComputeLength(out long length)
    {
        length = Form.Headers.ContentLength ?? 0;
        return Form.Headers.ContentLength is not null;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _form?.Dispose();
        }

        base.Dispose(disposing);
    }

    private MultipartFormDataContent Form => _form ?? throw new InvalidOperationException("The form's file is not loaded.");
}

using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Serialization.Metadata;
using IoTDA.Sdk.Errors;

namespace IoTDA.Sdk.Wire;

/// <summary>
/// An answer's body in a pooled buffer, read where it lies. Refit copies each body into a buffer of its own before it has it read; this one gives
/// it nothing to copy.
/// </summary>
internal sealed class AnswerContent(PooledBuffer buffer, HttpResponseMessage response, ApiCall? call) : HttpContent
{
    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Bytes => buffer.Written;

    /// <summary>What the body of an error says; <see langword="null"/> until somebody asks.</summary>
    public ErrorEnvelope? Envelope { get; set; }

    /// <summary>Reads the body, and ends the call.</summary>
    /// <exception cref="IoTDATransportException">The body is empty, or is not what the operation answers with.</exception>
    public T Read<T>(JsonTypeInfo<T> typeInfo)
    {
        try
        {
            T record = ResponseBody.Read(call!.Operation, response.StatusCode, Bytes.Span, typeInfo);
            (record as IReadsHeaders)?.Read(response.Headers);
            call.Succeed(response.StatusCode, record);
            return record;
        }
        catch (Exception exception)
        {
            call!.Fail(exception);
            throw;
        }
    }

    /// <summary>Takes the body as a zip file, and ends the call.</summary>
    /// <exception cref="IoTDATransportException">It is none, such as a portal's page, or not all of one.</exception>
    public ZipAnswer ReadZip()
    {
        ReadOnlySpan<byte> file = Bytes.Span;
        if (!file.StartsWith("PK"u8) || file.LastIndexOf("PK\u0005\u0006"u8) < 0)
        {
            IoTDATransportException exception = ResponseBody.Unusable(call!.Operation, response.StatusCode, "a body that is not a complete zip file", null);
            call.Fail(exception);
            throw exception;
        }

        call!.Succeed(response.StatusCode);
        return new ZipAnswer(file.ToArray());
    }

    /// <inheritdoc />
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    /// <inheritdoc />
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
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

/// <summary>The answer of an operation that gives a zip file.</summary>
internal sealed record ZipAnswer(byte[] Content);

/// <summary>A record that has a part in the answer's headers.</summary>
internal interface IReadsHeaders
{
    /// <summary>Takes its part.</summary>
    void Read(HttpResponseHeaders headers);
}

using System.Net;

namespace IoTDA.Sdk.Http;

/// <summary>A body that writes itself; where the framework hands a token over, the writing can be cancelled.</summary>
internal abstract class WrittenContent : HttpContent
{
    /// <summary>Writes the body.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="context">The transport.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    protected abstract Task WriteAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken);

    /// <inheritdoc />
    protected sealed override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        => WriteAsync(stream, context, CancellationToken.None);

#if NET
    /// <inheritdoc />
    protected sealed override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        => WriteAsync(stream, context, cancellationToken);
#endif
}

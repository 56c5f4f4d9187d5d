using System.Net;

namespace IoTDA.Sdk.Wire;

/// <summary>A body that writes itself; where the framework hands a token over, the writing can be cancelled.</summary>
internal abstract class WrittenContent : HttpContent
{
    /// <summary>Writes the body.</summary>
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

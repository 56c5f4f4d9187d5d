using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace System.IO;

/// <summary>A stream at the end of an asynchronous block.</summary>
[Embedded]
internal readonly struct DisposedStream(Stream stream)
{
    /// <summary>Closes the stream.</summary>
    public ConfiguredValueTaskAwaitable DisposeAsync()
    {
        stream.Dispose();
        return default(ValueTask).ConfigureAwait(false);
    }
}

/// <summary>Streams that can be closed by <c>await using</c>.</summary>
[Embedded]
internal static class StreamExtensions
{
    /// <summary>The stream at the end of a block.</summary>
    public static DisposedStream ConfigureAwait(this Stream stream, bool continueOnCapturedContext)
    {
        _ = continueOnCapturedContext;
        return new DisposedStream(stream);
    }
}

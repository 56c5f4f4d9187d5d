namespace IoTDA.Sdk.Http;

/// <summary>A file in a <c>multipart/form-data</c> body, read from a stream.</summary>
/// <param name="value">The content. It is read from its current position; the caller disposes it.</param>
/// <param name="fileName">The file name that the part states.</param>
/// <param name="contentType">The part's content type; <see langword="null"/> states none.</param>
/// <param name="name">The part's name; <see langword="null"/> takes the parameter's.</param>
internal sealed class StreamPart(Stream value, string fileName, string? contentType = null, string? name = null)
{
    /// <summary>The content.</summary>
    public Stream Value { get; } = value;

    /// <summary>The file name that the part states.</summary>
    public string FileName { get; } = fileName;

    /// <summary>The part's content type.</summary>
    public string? ContentType { get; } = contentType;

    /// <summary>The part's name.</summary>
    public string? Name { get; } = name;
}

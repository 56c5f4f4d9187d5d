using System.Net;
using System.Net.Http.Headers;

namespace IoTDA.Sdk.Http;

/// <summary>An answer with its headers, for the one operation whose result is a header.</summary>
/// <typeparam name="T">The body's type.</typeparam>
/// <param name="response">The answer.</param>
/// <param name="content">The body, where the status is a success.</param>
/// <param name="error">Why there is no body, where it is not.</param>
internal sealed class ApiResponse<T>(HttpResponseMessage response, T? content, Exception? error) : IDisposable
{
    /// <summary>The HTTP status.</summary>
    public HttpStatusCode StatusCode => response.StatusCode;

    /// <summary>The headers.</summary>
    public HttpResponseHeaders Headers => response.Headers;

    /// <summary>The body; <see langword="null"/> when the status is no success.</summary>
    public T? Content { get; } = content;

    /// <summary>What went wrong; <see langword="null"/> on success.</summary>
    public Exception? Error { get; } = error;

    /// <inheritdoc />
    public void Dispose() => response.Dispose();
}

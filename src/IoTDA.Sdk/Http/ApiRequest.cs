using System.Diagnostics;

namespace IoTDA.Sdk.Http;

/// <summary>
/// A request of an operation. What the handlers have to know of it are members of its own, since the message's options are a dictionary for
/// each request.
/// </summary>
/// <param name="operation">The operation.</param>
/// <param name="uri">The address.</param>
internal sealed class ApiRequest(ApiOperation operation, Uri uri) : HttpRequestMessage(operation.Method, uri)
{
    /// <summary>The operation.</summary>
    public ApiOperation Operation { get; } = operation;

    /// <summary>Whether the request was given to the client: what fails before is no failure of the transport.</summary>
    public bool IsUnderWay { get; set; }

    /// <summary>Whether one of the request's tries may have been executed although it failed.</summary>
    public bool MayEarlierTryHaveExecuted { get; set; }

    /// <summary>The operation's activity; <see langword="null"/> when nobody listens.</summary>
    public Activity? Activity { get; set; }
}

namespace IoTDA.Sdk.Http;

/// <summary>One operation of the API: what its requests have in common. It travels with each request, so that handlers can decide by it.</summary>
/// <param name="name">The operation's name in the API reference, such as <c>CreateBatchTask</c>.</param>
/// <param name="method">The HTTP method.</param>
/// <param name="template">The path template.</param>
internal sealed class ApiOperation(string name, HttpMethod method, string template)
{
    /// <summary>The operation's name in the API reference.</summary>
    public string Name { get; } = name;

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; } = method;

    /// <summary>The path template: free of ids, so fit for a metric's tag.</summary>
    public string Template { get; } = template;

    /// <summary>
    /// Whether a second execution is harmless: of reads, of deletes, and of the one POST that changes nothing, which gives a token beside
    /// those that are out.
    /// </summary>
    public bool IsRepeatable { get; } = method == HttpMethod.Get || method == HttpMethod.Delete || name == "CreateToken";

    /// <summary>Whether an earlier try of the request may have been executed.</summary>
    /// <param name="request">The request.</param>
    public static bool MayEarlierTryHaveExecuted(HttpRequestMessage request) => request is ApiRequest { MayEarlierTryHaveExecuted: true };

    /// <summary>The operation that a request belongs to, or a description of the request that belongs to none.</summary>
    /// <param name="request">The request.</param>
    public static string NameOf(HttpRequestMessage request) => request is ApiRequest api ? api.Operation.Name : request.Method.Method;
}

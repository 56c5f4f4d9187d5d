using System.Collections.Concurrent;

namespace IoTDA.Sdk.Wire;

/// <summary>One operation of the API: what its requests have in common.</summary>
internal sealed class ApiOperation(string name, HttpMethod method, string template, bool postsChangeNothing, bool isDownload)
{
    /// <summary>The property by which a wire method that posts says that it changes nothing.</summary>
    public const string ChangesNothing = "IoTDA.Sdk.ChangesNothing";

    private static readonly HttpRequestOptionsKey<bool> NoChange = new(ChangesNothing);
    private static readonly HttpRequestOptionsKey<string> MethodName = new(HttpRequestMessageOptions.MethodName);
    private static readonly HttpRequestOptionsKey<string> Path = new(HttpRequestMessageOptions.RelativePathTemplate);
    private static readonly ConcurrentDictionary<string, ApiOperation> Known = new(StringComparer.Ordinal);

    // Counted from the end, since an endpoint may have a path of its own; 0 for none.
    private readonly int _taskIdFromEnd = template.IndexOf("/{task_id}", StringComparison.Ordinal) is >= 0 and var at ? template.AsSpan(at).Count('/') : 0;

    /// <summary>The operation's name in the API reference.</summary>
    public string Name { get; } = name;

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; } = method;

    /// <summary>The path template: free of ids, so fit for a metric's tag.</summary>
    public string Template { get; } = template;

    /// <summary>How many segments the path has.</summary>
    public int Depth { get; } = template.AsSpan().Count('/');

    /// <summary>Whether a second execution is harmless: of reads, of deletes, and of POSTs that change nothing.</summary>
    public bool IsRepeatable { get; } = method != HttpMethod.Post || postsChangeNothing;

    /// <summary>Whether it changes nothing at the service.</summary>
    public bool IsRead { get; } = method == HttpMethod.Get || postsChangeNothing;

    /// <summary>Whether it answers with a file, which goes to a <see cref="Download"/>.</summary>
    public bool IsDownload { get; } = isDownload;

    /// <summary>Whether an answer has a body that is read into a record: of all but deletes and downloads.</summary>
    public bool HasAnswer { get; } = method != HttpMethod.Delete && !isDownload;

    /// <summary>The id of the batch task in a request's path; <see langword="null"/> where the operation takes none.</summary>
    public string? TaskIdOf(Uri address) => _taskIdFromEnd == 0 ? null : Uri.UnescapeDataString(address.AbsolutePath.Split('/')[^_taskIdFromEnd]);

    /// <summary>The operation of a request that a wire interface has made; <see langword="null"/> for any other.</summary>
    public static ApiOperation? Of(HttpRequestMessage request, bool postsChangeNothing)
        => !request.Options.TryGetValue(MethodName, out string? method) ? null
            : Known.TryGetValue(method, out ApiOperation? known) ? known
            : Known.GetOrAdd(method, new ApiOperation(
                method[..^"Async".Length], request.Method, request.Options.TryGetValue(Path, out string? template) ? template : "",
                postsChangeNothing || (request.Options.TryGetValue(NoChange, out bool noChange) && noChange),
                Download.Of(request) is not null));

    /// <summary>The operation that a request belongs to, or a description of the request that belongs to none.</summary>
    public static string NameOf(HttpRequestMessage request)
        => ApiCall.Of(request)?.Operation.Name
            ?? (request.Options.TryGetValue(MethodName, out string? method) ? method[..^"Async".Length] : request.Method.Method);
}

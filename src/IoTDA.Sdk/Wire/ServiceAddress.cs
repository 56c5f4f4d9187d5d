namespace IoTDA.Sdk.Wire;

/// <summary>What every path of the API is appended to. It holds the project's id, which may have to be looked up first.</summary>
internal sealed class ServiceAddress
{
    private const string Unknown = "-";
    private const string ProjectPath = "/v5/iot/";

    private readonly string _root;
    private readonly Func<CancellationToken, ValueTask<string>>? _lookUp;
    private readonly int _depth;
    private volatile string? _known;

    /// <summary>The address of a project whose id is known.</summary>
    public ServiceAddress(Uri endpoint, string projectId)
    {
        _root = RootOf(endpoint, ProjectPath, out _depth);
        Know(projectId);
    }

    /// <summary>The address of a project whose id is looked up when it is first needed.</summary>
    public ServiceAddress(Uri endpoint, Func<CancellationToken, ValueTask<string>> lookUp)
    {
        _root = RootOf(endpoint, ProjectPath, out _depth);
        _lookUp = lookUp;
    }

    /// <summary>An address whose paths belong to no project, as IAM's.</summary>
    public ServiceAddress(Uri endpoint)
    {
        _root = RootOf(endpoint, "", out _depth);
        _known = _root;
    }

    /// <summary>The project's id; <see langword="null"/> until it is looked up.</summary>
    public string? ProjectId { get; private set; }

    /// <summary>Whether the project's id has to be put into each request's address: the base that they are made with was set before it was known.</summary>
    public bool IsLookedUp => _lookUp is not null;

    /// <summary>The base address of the requests; something else stands in for a project's id that is not known yet.</summary>
    public Uri Base => new(_known ?? _root + Unknown);

    /// <summary>
    /// Refuses a path with an id that is empty, <c>.</c> or <c>..</c>: it lacks a segment of its template, and names another resource.
    /// </summary>
    /// <exception cref="RequestValidationException">The path is such a one.</exception>
    public void ThrowIfMisdirected(Uri uri, ApiOperation operation)
    {
        ReadOnlySpan<char> path = uri.PathAndQuery;
        int query = path.IndexOf('?');
        path = query < 0 ? path : path[..query];
        if (path.Count('/') != _depth + operation.Depth || path[^1] == '/' || path.IndexOf("//", StringComparison.Ordinal) >= 0)
        {
            throw new RequestValidationException(
                operation.Name, [new RequestViolation("Id", "empty, '.' or '..'", "an id that names one resource in a path")]);
        }
    }

    /// <summary>Puts the project's id into a request's address.</summary>
    public async ValueTask<Uri> CompleteAsync(Uri uri, CancellationToken cancellationToken)
        => new((_known ?? Know(await _lookUp!(cancellationToken).ConfigureAwait(false))) + uri.AbsoluteUri[(_root.Length + Unknown.Length)..]);

    /// <summary>An endpoint may have a path of its own, that of a gateway.</summary>
    private static string RootOf(Uri endpoint, string path, out int depth)
    {
        path = endpoint.AbsolutePath.TrimEnd('/') + path;
        depth = path.AsSpan().Count('/');
        return endpoint.GetLeftPart(UriPartial.Authority) + path;
    }

    private string Know(string projectId)
    {
        ProjectId = projectId;
        return _known = _root + Uri.EscapeDataString(projectId);
    }
}

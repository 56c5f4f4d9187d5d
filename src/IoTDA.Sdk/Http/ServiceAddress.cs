namespace IoTDA.Sdk.Http;

/// <summary>What every path of the API is appended to. It holds the project's id, which may have to be looked up first.</summary>
internal sealed class ServiceAddress
{
    private readonly string _root;
    private readonly Func<CancellationToken, ValueTask<string>>? _lookUp;
    private volatile string? _known;

    /// <summary>The address of a project whose id is known.</summary>
    /// <param name="endpoint">The instance's address.</param>
    /// <param name="projectId">The project's id.</param>
    public ServiceAddress(Uri endpoint, string projectId)
    {
        _root = RootOf(endpoint);
        Know(projectId);
    }

    /// <summary>The address of a project whose id is looked up when it is first needed.</summary>
    /// <param name="endpoint">The instance's address.</param>
    /// <param name="lookUp">Looks the id up; shared by all callers and called again after a failure.</param>
    public ServiceAddress(Uri endpoint, Func<CancellationToken, ValueTask<string>> lookUp)
    {
        _root = RootOf(endpoint);
        _lookUp = lookUp;
    }

    /// <summary>An address whose paths belong to no project, as IAM's.</summary>
    /// <param name="endpoint">The address.</param>
    public ServiceAddress(Uri endpoint)
    {
        _root = endpoint.GetLeftPart(UriPartial.Authority);
        _known = _root;
    }

    /// <summary>The project's id; <see langword="null"/> until it is looked up.</summary>
    public string? ProjectId { get; private set; }

    /// <summary>The address, without a slash at its end; <see langword="null"/> until the project's id is looked up.</summary>
    public string? Known => _known;

    /// <summary>The address, without a slash at its end.</summary>
    /// <param name="cancellationToken">Ends the wait for the project's id.</param>
    public async ValueTask<string> GetAsync(CancellationToken cancellationToken)
        => _known ?? Know(await _lookUp!(cancellationToken).ConfigureAwait(false));

    private static string RootOf(Uri endpoint) => endpoint.GetLeftPart(UriPartial.Authority) + "/v5/iot/";

    private string Know(string projectId)
    {
        ProjectId = projectId;
        return _known = _root + Uri.EscapeDataString(projectId);
    }
}

using System.Security.Cryptography;
using System.Text;
using IoTDA.Sdk.Authentication;
using IoTDA.Sdk.Authentication.Iam;
using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.Diagnostics;
using IoTDA.Sdk.Pipeline;
using IoTDA.Sdk.Pipeline.RateLimiting;

namespace IoTDA.Sdk.Composition;

/// <summary>A client's connections: to the service, and to IAM where that is asked.</summary>
internal sealed class ClientConnection : IDisposable
{
    private readonly IoTDAClientOptions _options;
    private readonly ClientSetup _setup;
    private readonly string? _projectId;
    private readonly CurrentKeys? _keys;
    private readonly CurrentTokens? _tokens;
    private readonly ServiceClock _iamClock;
    private readonly Lazy<HttpClient> _iam;
    private readonly CallRateLimits? _limits;

    /// <summary>Connects. The options and the credentials were checked.</summary>
    public ClientConnection(IoTDAClientOptions options, Credential credential, ClientSetup setup)
    {
        _options = options;
        _setup = setup;
        _projectId = options.ResolveProjectId(credential);
        Telemetry = setup.TelemetryOf(options.Endpoint!);
        _iamClock = new ServiceClock(setup.TimeProvider);
        _iam = new Lazy<HttpClient>(OpenIam);
        Clock = new ServiceClock(setup.TimeProvider);
        _keys = credential.Keys is { } keys ? new CurrentKeys(keys()) : null;
        _tokens = _keys is null ? new CurrentTokens(TokensOf(credential)) : null;
        var address = _projectId is not null
            ? new ServiceAddress(options.Endpoint!, _projectId)
            : new ServiceAddress(options.Endpoint!, new ProjectLookup(IamApi<IIamProjectApi>(), options.ProjectName!, _tokens).GetAsync);
        _limits = CallRateLimits.Of(options.RateLimit, setup.TimeProvider);
        Http = Open(Destination.Service, HandlerChain.Create(options, address, _tokens, _keys, _limits, Clock, Telemetry), address);
    }

    /// <summary>The service.</summary>
    public HttpClient Http { get; }

    /// <summary>Whether calls wait for permits.</summary>
    public bool IsLimited => _limits is not null;

    /// <summary>What is shown of the client's calls to the service.</summary>
    public ClientTelemetry Telemetry { get; }

    /// <summary>The service's clock.</summary>
    public ServiceClock Clock { get; }

    private ClientTelemetry IamTelemetry => field ??= _setup.TelemetryOf(_options.ResolveIamAddress()!);

    /// <inheritdoc />
    public void Dispose()
    {
        Http.Dispose();
        _limits?.Dispose();
        if (_iam.IsValueCreated)
        {
            _iam.Value.Dispose();
        }
    }

    /// <summary>Takes other credentials from the next attempt on.</summary>
    /// <returns>Whether the chain of handlers can: a client that signs cannot start to send tokens.</returns>
    public bool TryRenew(Credential credential)
    {
        if (credential.Keys is { } keys)
        {
            _keys?.Replace(keys());
            return _keys is not null;
        }

        if (_tokens is null || (credential.User is not null && _options.ResolveIamAddress() is null))
        {
            return false;
        }

        _tokens.Replace(TokensOf(credential));
        return true;
    }

    private ITokenProvider TokensOf(Credential credential)
    {
        if (credential.User is not { } user)
        {
            return credential.Tokens!();
        }

        IamProject scope = _projectId is not null ? new IamProject(_projectId, null) : new IamProject(null, _options.ProjectName);
        SharedToken? shared = _setup.TokenCache is { } cache
            ? new SharedToken(cache, KeyOf(_options.ResolveIamAddress()!, user, scope), _setup.TimeProvider, IamTelemetry.Logger)
            : null;
        return new IamTokenProvider(
            IamApi<IIamTokenApi>(), IamTokenRequest.Of(user, scope), user.RenewalMargin, shared, IamTelemetry);
    }

    // Hashed, since a cache's keys are often listed and logged.
    private static string KeyOf(Uri iam, IamPasswordOptions user, IamProject scope)
        => "IoTDA.Sdk:token:" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
            $"{iam.AbsoluteUri.TrimEnd('/')}\n{user.DomainName}\n{user.UserName}\n{scope.Id}\n{scope.Name}")));

    private HttpClient OpenIam()
    {
        var address = new ServiceAddress(_options.ResolveIamAddress()!);
        return Open(Destination.Iam, HandlerChain.CreateForIam(_options, address, _keys, _iamClock, IamTelemetry), address);
    }

    private T IamApi<T>()
        => RestService.ForGenerated<T>(_iam.Value, WireSettings.Create(IoTDAJsonContext.Wire.Options, _iamClock, _setup.TimeProvider));

    private HttpClient Open(Destination destination, DelegatingHandler[] handlers, ServiceAddress address)
    {
        HttpMessageHandler primary = GuardedPrimary.Create(_setup.CreatePrimary(destination), [], _setup.Name, _setup.Logger);
        var client = new HttpClient(HandlerChain.Connect(handlers, primary), disposeHandler: true);

        // Parsed, they would be written anew for each request.
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent.Value);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", "gzip");
        _setup.Configure(destination, client);

        // After what a host has set: the pipeline owns the timeouts.
        client.BaseAddress = address.Base;
        client.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }
}

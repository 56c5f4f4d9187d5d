using System.Security.Cryptography;
using System.Text;
using IoTDA.Sdk.Authentication.Iam;
using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.Pipeline;

namespace IoTDA.Sdk.Composition;

/// <summary>A client's connections: to the service, and to IAM where that is asked.</summary>
internal sealed class ClientConnection : IDisposable
{
    private readonly ClientSetup _setup;
    private readonly HttpClient? _iam;

    /// <summary>Connects. The options and the credentials were checked.</summary>
    public ClientConnection(IoTDAClientOptions options, Credential credential, ClientSetup setup)
    {
        _setup = setup;
        Clock = new ServiceClock(setup.TimeProvider);
        IAccessKeyProvider? keys = credential.Keys?.Invoke();
        ITokenProvider? tokens = credential.Tokens?.Invoke();
        ServiceAddress address;
        if (credential.User is null && options.ProjectId is not null)
        {
            address = new ServiceAddress(options.Endpoint!, options.ProjectId);
        }
        else
        {
            Uri iamAddress = options.ResolveIamAddress()!;
            _iam = Open(Destination.Iam, HandlerChain.CreateForIam(options, iamAddress, keys, setup), new ServiceAddress(iamAddress));
            RefitSettings settings = WireSettings.Create(IoTDAJsonContext.Wire.Options, new ServiceClock(setup.TimeProvider), setup.TimeProvider);
            if (credential.User is { } user)
            {
                IamProject scope = options.ProjectId is { } id ? new IamProject(id, null) : new IamProject(null, options.ProjectName);
                SharedToken? shared = setup.TokenCache is { } cache
                    ? new SharedToken(cache, KeyOf(iamAddress, user, scope), setup.TimeProvider, setup.Logger)
                    : null;
                tokens = new IamTokenProvider(
                    RestService.ForGenerated<IIamTokenApi>(_iam, settings), IamTokenRequest.Of(user, scope), user.RenewalMargin, shared, setup.TimeProvider, setup.Logger);
            }

            address = options.ProjectId is { } known
                ? new ServiceAddress(options.Endpoint!, known)
                : new ServiceAddress(options.Endpoint!, new ProjectLookup(
                    RestService.ForGenerated<IIamProjectApi>(_iam, settings), options.ProjectName!, tokens).GetAsync);
        }

        Http = Open(Destination.Service, HandlerChain.Create(options, address, tokens, keys, Clock, setup), address);
    }

    /// <summary>The service.</summary>
    public HttpClient Http { get; }

    /// <summary>The service's clock.</summary>
    public ServiceClock Clock { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        Http.Dispose();
        _iam?.Dispose();
    }

    // Hashed, since a cache's keys are often listed and logged.
    private static string KeyOf(Uri iam, IamPasswordOptions user, IamProject scope)
        => "IoTDA.Sdk:token:" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
            $"{iam.GetLeftPart(UriPartial.Authority)}\n{user.DomainName}\n{user.UserName}\n{scope.Id}\n{scope.Name}")));

    private HttpClient Open(Destination destination, DelegatingHandler[] handlers, ServiceAddress address)
    {
        HttpMessageHandler primary = GuardedPrimary.Create(_setup.CreatePrimary(destination), [], _setup.Logger);
        var client = new HttpClient(HandlerChain.Connect(handlers, primary), disposeHandler: true);

        // Parsed, it would be written anew for each request.
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent.Value);
        _setup.Configure(destination, client);

        // After what a host has set: the pipeline owns the timeouts.
        client.BaseAddress = address.Base;
        client.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }
}

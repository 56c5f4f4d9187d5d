using System.Security.Cryptography;
using System.Text;
using IoTDA.Sdk.Authentication.Iam;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.DependencyInjection;

/// <summary>A client's address and credentials; asks IAM where that is needed.</summary>
internal sealed class ClientConnection
{
    /// <summary>Connects credentials with IAM.</summary>
    public ClientConnection(
        IoTDAClientOptions options,
        ClientCredentials credentials,
        Func<HttpClient> iam,
        ITokenCache? cache,
        TimeProvider timeProvider,
        ILogger logger)
    {
        Clock = new ServiceClock(timeProvider);
        Keys = credentials.Keys;
        Tokens = credentials.Tokens;
        if (credentials.User is null && options.ProjectId is not null)
        {
            Address = new ServiceAddress(options.Endpoint!, options.ProjectId);
            return;
        }

        Uri iamAddress = options.ResolveIamAddress()!;
        HttpClient client = iam();
        client.BaseAddress = new ServiceAddress(iamAddress).Base;
        client.Timeout = Timeout.InfiniteTimeSpan;
        RefitSettings settings = WireSettings.Create(IoTDAJsonContext.Wire.Options, new ServiceClock(timeProvider), timeProvider);
        if (credentials.User is { } user)
        {
            IamProject scope = options.ProjectId is { } id ? new IamProject(id, null) : new IamProject(null, options.ProjectName);
            SharedToken? shared = cache is null ? null : new SharedToken(cache, KeyOf(iamAddress, user, scope), timeProvider, logger);
            Tokens = new IamTokenProvider(
                RestService.ForGenerated<IIamTokenApi>(client, settings), IamTokenRequest.Of(user, scope), user.RenewalMargin, shared, timeProvider, logger);
        }

        Address = options.ProjectId is { } known
            ? new ServiceAddress(options.Endpoint!, known)
            : new ServiceAddress(options.Endpoint!, new ProjectLookup(
                RestService.ForGenerated<IIamProjectApi>(client, settings), options.ProjectName!, Tokens).GetAsync);
    }

    /// <summary>Where tokens come from; <see langword="null"/> when requests are signed.</summary>
    public ITokenProvider? Tokens { get; }

    /// <summary>Where the keys come from that requests are signed with; <see langword="null"/> when they carry a token.</summary>
    public IAccessKeyProvider? Keys { get; }

    /// <summary>The service's clock.</summary>
    public ServiceClock Clock { get; }

    /// <summary>What every path is appended to.</summary>
    public ServiceAddress Address { get; }

    // Hashed, since a cache's keys are often listed and logged.
    private static string KeyOf(Uri iam, IamPasswordOptions user, IamProject scope)
        => "IoTDA.Sdk:token:" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
            $"{iam.GetLeftPart(UriPartial.Authority)}\n{user.DomainName}\n{user.UserName}\n{scope.Id}\n{scope.Name}")));
}

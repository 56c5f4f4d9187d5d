using System.Diagnostics;
using IoTDA.Sdk.Authentication.Signing;
using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.Endpoints;

namespace IoTDA.Sdk;

/// <summary>Where and how an <see cref="IoTDAClient"/> talks to an IoTDA instance. Bindable from configuration, validated at start.</summary>
/// <remarks>
/// Credentials come from exactly one place: <see cref="Token"/>, <see cref="AccessKey"/> or <see cref="IamPassword"/>, or a provider that is
/// registered. Where there is none, the environment is looked at: <c>IOTDA_TOKEN</c>; <c>IOTDA_AK</c> and <c>IOTDA_SK</c>, with
/// <c>IOTDA_SECURITY_TOKEN</c> for a temporary key; <c>IOTDA_IAM_DOMAIN</c>, <c>IOTDA_IAM_USER</c> and <c>IOTDA_IAM_PASSWORD</c>; then the names of the official
/// SDKs, <c>HUAWEICLOUD_SDK_AK</c> and <c>HUAWEICLOUD_SDK_SK</c>, with <c>HUAWEICLOUD_SDK_SECURITY_TOKEN</c>; then their profile file, which
/// <c>HUAWEICLOUD_SDK_CREDENTIALS_FILE</c> names, or else <c>~/.huaweicloud/credentials</c>.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class IoTDAClientOptions
{
    /// <summary>The instance's application-side address, such as <c>https://{id}.st1.iotda-app.cn-north-4.myhuaweicloud.com</c>.</summary>
    /// <value>
    /// Required. Scheme and host, <c>https</c> unless the host is loopback; no query or user. The console shows it under Overview,
    /// Access Details, as the HTTPS address of application access. Standard and enterprise instances each have their own. A path is put
    /// before every path of the API, for a gateway; a signature covers it, so that the gateway has to keep it where requests are signed.
    /// </value>
    public Uri? Endpoint { get; set; }

    /// <summary>The id of the project that the instance belongs to; <c>project_id</c> in every path.</summary>
    /// <value>
    /// Required unless <see cref="ProjectName"/> is set, or the credentials come from the official SDKs' variables or profile file, which may name it. Letters, digits, <c>_</c> and <c>-</c>. The console shows it under My Credentials.
    /// </value>
    public string? ProjectId { get; set; }

    /// <summary>The project's name, from which its id is looked up at IAM before the first call: that of a region, such as <c>cn-north-4</c>.</summary>
    /// <value><see langword="null"/>, the default, where <see cref="ProjectId"/> is set; ignored beside it.</value>
    public string? ProjectName { get; set; }

    /// <summary>The region's id, such as <c>cn-north-4</c>: for derived signing keys, and for IAM's address.</summary>
    /// <value><see langword="null"/>, the default, takes it from the endpoint's host, if that names one.</value>
    public string? Region { get; set; }

    /// <summary>IAM's address, such as <c>https://iam.cn-north-4.myhuaweicloud.com</c>.</summary>
    /// <value>
    /// <see langword="null"/>, the default, takes that of the region. Scheme, host and path as in <see cref="Endpoint"/>. It is needed
    /// only to log in by password and to look up a project's id.
    /// </value>
    public Uri? IamEndpoint { get; set; }

    /// <summary>Permits <c>http</c> for hosts that are not loopback, such as an emulator in a network of containers.</summary>
    /// <value>
    /// The default is <see langword="false"/>. When <see langword="true"/>, everybody on the way can read tokens, passwords and answers, act with them, and change
    /// what is sent: never turn it on where real credentials travel.
    /// </value>
    public bool AllowUnencryptedHttp { get; set; }

    /// <summary>The instance's id; header <c>Instance-Id</c>.</summary>
    /// <value>
    /// 1 to 36 characters. <see langword="null"/>, the default, sends no header. The API page calls it mandatory for the professional
    /// edition and recommended otherwise; the official SDKs say that ordinary tenants need not send it.
    /// </value>
    public string? InstanceId { get; set; }

    /// <summary>A user token that is sent as it is, in the header <c>X-Auth-Token</c>. It lives 24 hours at most and is not renewed.</summary>
    /// <value><see langword="null"/>, the default, leaves the credentials to another source. Keep it out of files that are shared.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Token { get; set; }

    /// <summary>An access key that requests are signed with.</summary>
    /// <value><see langword="null"/>, the default, leaves the credentials to another source.</value>
    public AccessKeyOptions? AccessKey { get; set; }

    /// <summary>How requests are signed with an access key.</summary>
    /// <value>
    /// The default is <see cref="SigningAlgorithm.Auto"/>: by the endpoint's host. The wrong one is answered with HTTP 400 and words about a
    /// missing <c>X-Auth-Token</c>.
    /// </value>
    public SigningAlgorithm SigningAlgorithm { get; set; }

    /// <summary>An IAM user whose password gets tokens from IAM, for this client's project.</summary>
    /// <value><see langword="null"/>, the default, leaves the credentials to another source.</value>
    public IamPasswordOptions? IamPassword { get; set; }

    /// <summary>Whether requests are checked against the documented limits before they are sent.</summary>
    /// <value>The default is <see langword="true"/>. Turn it off on the day the service's rules change and the SDK's have not.</value>
    public bool ValidateRequests { get; set; } = true;

    /// <summary>The largest answer that is read into memory, in bytes, after unpacking.</summary>
    /// <value>1,024 to 1,073,741,824. The default is 33,554,432 (32 MB). A larger answer is refused with an exception.</value>
    public int MaxResponseSize { get; set; } = 32 * 1024 * 1024;

    /// <summary>The largest file that is downloaded, in bytes, after unpacking. It goes to its destination as it comes, and is never held in memory.</summary>
    /// <value>1,024 to 1,099,511,627,776 (1 TB). The default is 1,073,741,824 (1 GB). A larger file is refused with an exception.</value>
    public long MaxDownloadSize { get; set; } = 1024 * 1024 * 1024;

    /// <summary>Attempts, delays and timeouts.</summary>
    /// <value>Never <see langword="null"/>; the defaults suit a management client.</value>
    public ResilienceOptions Resilience { get; set; } = new();

    /// <summary>A limit of the client's own on how many calls start.</summary>
    /// <value>Never <see langword="null"/>; there is no limit by default.</value>
    public RateLimitOptions RateLimit { get; set; } = new();

    /// <summary>What is done when it is uncertain whether a call was executed.</summary>
    /// <value>Never <see langword="null"/>; by default the client looks at the service and never repeats such a call blindly.</value>
    public RecoveryOptions Recovery { get; set; } = new();

    /// <summary>How <see cref="IBatchTaskClient.WatchAsync(string, CancellationToken)"/> polls.</summary>
    /// <value>Never <see langword="null"/>; the defaults poll from every 2 to every 30 seconds.</value>
    public WatchOptions Watch { get; set; } = new();

    /// <summary>What the configuration holds that nobody reads.</summary>
    internal List<string> Unknown { get; } = [];

    /// <summary>What the configuration holds that cannot be read, so that the options lack it.</summary>
    internal List<string> Unreadable { get; } = [];

    /// <summary>The section that the configuration was to have; <see langword="null"/> when it has it.</summary>
    internal string? MissingSection { get; set; }

    /// <summary>Where and how, without a secret.</summary>
    public override string ToString() => $"{(Endpoint is { IsAbsoluteUri: true } ? Endpoint.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : "")} project {ProjectId ?? ProjectName} instance {InstanceId ?? "-"}";

    /// <summary>The algorithm that the options come to, with a valid endpoint.</summary>
    internal Algorithm ResolveAlgorithm() => Algorithm.Of(SigningAlgorithm, Region, Endpoint!);

    /// <summary>IAM's address that the options come to, with a valid endpoint; <see langword="null"/> when it is not known.</summary>
    internal Uri? ResolveIamAddress() => IamAddress.Of(IamEndpoint, Region, Endpoint!);

    /// <summary>The project's id, which may stand beside the credentials; <see langword="null"/> when it has to be looked up.</summary>
    internal string? ResolveProjectId(Credential? credential) => ProjectId ?? (ProjectName is null ? credential?.ProjectId : null);

    /// <summary>The credentials that are set here.</summary>
    internal IEnumerable<Credential> Credentials()
    {
        if (Token is not null)
        {
            yield return Credential.OfToken(nameof(Token), Token);
        }

        if (AccessKey is not null)
        {
            yield return Credential.OfKey(nameof(AccessKey), AccessKey);
        }

        if (IamPassword is not null)
        {
            yield return Credential.OfUser(nameof(IamPassword), IamPassword);
        }
    }
}

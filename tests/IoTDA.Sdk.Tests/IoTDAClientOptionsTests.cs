using Microsoft.Extensions.Options;

namespace IoTDA.Sdk.Tests;

/// <summary>Options are checked as a whole when a client is made.</summary>
public sealed class IoTDAClientOptionsTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private static Dictionary<string, (string Says, Action<IoTDAClientOptions> Allowed, Action<IoTDAClientOptions> Refused)> Cases { get; } = new()
    {
        ["endpoint: there must be one"] = ("Endpoint is missing", _ => { }, options => options.Endpoint = null),
        ["endpoint: an address"] = ("such as https://host", _ => { }, options => options.Endpoint = new Uri("host", UriKind.Relative)),
        ["endpoint: http or https"] = ("such as https://host", _ => { }, options => options.Endpoint = new Uri("ftp://host")),
        ["endpoint: https"] = (
            "uses https",
            options => options.Endpoint = new Uri("https://host"),
            options => options.Endpoint = new Uri("http://host")),
        ["endpoint: http on loopback"] = (
            "uses https",
            options => options.Endpoint = new Uri("http://localhost:1"),
            options => options.Endpoint = new Uri("http://10.0.0.1")),
        ["endpoint: no empty segment"] = (
            "and at most a path",
            options => options.Endpoint = new Uri("https://host/gateway/iotda/"),
            options => options.Endpoint = new Uri("https://host/gateway//iotda")),
        ["endpoint: http where it is allowed"] = (
            "AllowUnencryptedHttp permits it",
            options => (options.Endpoint, options.IamEndpoint, options.AllowUnencryptedHttp) = (new Uri("http://emulator:8080"), new Uri("http://emulator:8080"), true),
            options => options.Endpoint = new Uri("http://emulator:8080")),
        ["endpoint: no query"] = ("and at most a path", _ => { }, options => options.Endpoint = new Uri("https://host?a=b")),
        ["endpoint: no user"] = ("and at most a path", _ => { }, options => options.Endpoint = new Uri("https://user:secret@host")),
        ["project: there must be one"] = ("ProjectId is missing", options => options.ProjectId = "p", options => options.ProjectId = ""),
        ["project: characters"] = (
            "ProjectId holds letters",
            options => options.ProjectId = "A-z_0",
            options => options.ProjectId = "a\r\nb"),
        ["instance: 36 characters"] = (
            "InstanceId has 1 to 36",
            options => options.InstanceId = new('a', 36),
            options => options.InstanceId = new('a', 37)),
        ["instance: not empty"] = ("InstanceId has 1 to 36", options => options.InstanceId = null, options => options.InstanceId = ""),
        ["instance: characters"] = ("InstanceId has 1 to 36", options => options.InstanceId = "!~", options => options.InstanceId = "a\nb"),
        ["token: characters"] = (
            "Token has visible ASCII",
            options => options.Token = "MII+/=",
            options => options.Token = "a\r\nX-Evil: 1"),
        ["token: not empty"] = ("Token is missing", options => options.Token = "t", options => options.Token = ""),
        ["answer: at least 1 KB"] = (
            "MaxResponseSize is 1024",
            options => options.MaxResponseSize = 1024,
            options => options.MaxResponseSize = 1023),
        ["answer: at most 1 GB"] = (
            "MaxResponseSize is 1024",
            options => options.MaxResponseSize = 1 << 30,
            options => options.MaxResponseSize = (1 << 30) + 1),
        ["resilience: there must be some"] = ("Resilience is missing", _ => { }, options => options.Resilience = null!),
        ["tries: at least 1"] = (
            "MaxAttempts is 1 to 10",
            options => options.Resilience.MaxAttempts = 1,
            options => options.Resilience.MaxAttempts = 0),
        ["tries: at most 10"] = (
            "MaxAttempts is 1 to 10",
            options => options.Resilience.MaxAttempts = 10,
            options => options.Resilience.MaxAttempts = 11),
        ["budget: at least 0"] = (
            "RetryBudget is 0",
            options => options.Resilience.RetryBudget = 0,
            options => options.Resilience.RetryBudget = -1),
        ["budget: at most a million"] = (
            "RetryBudget is 0",
            options => options.Resilience.RetryBudget = 1_000_000,
            options => options.Resilience.RetryBudget = 1_000_001),
        ["try timeout: at least 10 ms"] = (
            "AttemptTimeout is at least",
            options => options.Resilience.AttemptTimeout = TimeSpan.FromMilliseconds(10),
            options => options.Resilience.AttemptTimeout = TimeSpan.FromMilliseconds(10) - Tick),
        ["try timeout: at most the total"] = (
            "AttemptTimeout is at least",
            options => options.Resilience.AttemptTimeout = options.Resilience.TotalTimeout,
            options => options.Resilience.AttemptTimeout = options.Resilience.TotalTimeout + Tick),
        ["total timeout: at most a day"] = (
            "TotalTimeout, which is at most a day",
            options => options.Resilience.TotalTimeout = TimeSpan.FromDays(1),
            options => options.Resilience.TotalTimeout = TimeSpan.FromDays(1) + Tick),
        ["upload timeout: at most the total"] = (
            "UploadAttemptTimeout is at least",
            options => options.Resilience.UploadAttemptTimeout = TimeSpan.FromSeconds(180),
            options => options.Resilience.UploadAttemptTimeout = TimeSpan.FromSeconds(181)),
        ["download timeout: at least 10 milliseconds"] = (
            "DownloadTotalTimeout is 10 milliseconds",
            options => options.Resilience.DownloadTotalTimeout = TimeSpan.FromMilliseconds(10),
            options => options.Resilience.DownloadTotalTimeout = TimeSpan.FromMilliseconds(10) - Tick),
        ["download timeout: at most a day"] = (
            "DownloadTotalTimeout is 10 milliseconds",
            options => options.Resilience.DownloadTotalTimeout = TimeSpan.FromDays(1),
            options => options.Resilience.DownloadTotalTimeout = TimeSpan.FromDays(1) + Tick),
        ["download: at least 1 KB"] = (
            "MaxDownloadSize is 1024",
            options => options.MaxDownloadSize = 1_024,
            options => options.MaxDownloadSize = 1_023),
        ["download: at most 1 TB"] = (
            "MaxDownloadSize is 1024",
            options => options.MaxDownloadSize = 1L << 40,
            options => options.MaxDownloadSize = (1L << 40) + 1),
        ["transient delay: at least 0"] = (
            "TransientDelay is at least",
            options => options.Resilience.TransientDelay = TimeSpan.Zero,
            options => options.Resilience.TransientDelay = -Tick),
        ["transient delay: at most the longest"] = (
            "TransientDelay is at least",
            options => options.Resilience.TransientDelay = TimeSpan.FromSeconds(15),
            options => options.Resilience.TransientDelay = TimeSpan.FromSeconds(16)),
        ["throttling delay: at most the longest"] = (
            "ThrottlingDelay is at least",
            options => options.Resilience.ThrottlingDelay = TimeSpan.FromSeconds(60),
            options => options.Resilience.ThrottlingDelay = TimeSpan.FromSeconds(61)),
        ["clock skew: at least a second"] = (
            "ClockSkew is 1 second to 1 hour",
            options => options.Recovery.ClockSkew = TimeSpan.FromSeconds(1),
            options => options.Recovery.ClockSkew = TimeSpan.FromSeconds(1) - Tick),
        ["clock skew: at most an hour"] = (
            "ClockSkew is 1 second to 1 hour",
            options => options.Recovery.ClockSkew = TimeSpan.FromHours(1),
            options => options.Recovery.ClockSkew = TimeSpan.FromHours(1) + Tick),
        ["settling time: at least 0"] = (
            "SettlingTime is 0 to 5 minutes",
            options => options.Recovery.SettlingTime = TimeSpan.Zero,
            options => options.Recovery.SettlingTime = -Tick),
        ["settling time: at most 5 minutes"] = (
            "SettlingTime is 0 to 5 minutes",
            options => options.Recovery = new RecoveryOptions { SettlingTime = TimeSpan.FromMinutes(5), Timeout = TimeSpan.FromHours(1) },
            options => options.Recovery = new RecoveryOptions { SettlingTime = TimeSpan.FromMinutes(5) + Tick, Timeout = TimeSpan.FromHours(1) }),
        ["recovery: not shorter than the settling time"] = (
            "Recovery.Timeout is 1 second to 1 hour, and not below Recovery.SettlingTime",
            options => options.Recovery.Timeout = TimeSpan.FromSeconds(18),
            options => options.Recovery.Timeout = TimeSpan.FromSeconds(18) - Tick),
        ["recovery: at most an hour"] = (
            "Recovery.Timeout is 1 second to 1 hour",
            options => options.Recovery.Timeout = TimeSpan.FromHours(1),
            options => options.Recovery.Timeout = TimeSpan.FromHours(1) + Tick),
        ["recovery: at least a page"] = (
            "Recovery.MaxPages is 1 to 1000",
            options => options.Recovery.MaxPages = 1,
            options => options.Recovery.MaxPages = 0),
        ["recovery: at most 1000 pages"] = (
            "Recovery.MaxPages is 1 to 1000",
            options => options.Recovery.MaxPages = 1000,
            options => options.Recovery.MaxPages = 1001),
        ["recovery: at least a second"] = (
            "Recovery.Timeout is 1 second to 1 hour",
            options => options.Recovery = new RecoveryOptions { SettlingTime = TimeSpan.Zero, Timeout = TimeSpan.FromSeconds(1) },
            options => options.Recovery = new RecoveryOptions { SettlingTime = TimeSpan.Zero, Timeout = TimeSpan.FromSeconds(1) - Tick }),
        ["recovery: a value that CreateAgain has, the first"] = (
            "Recovery.CreateAgain is Never, StateSettingTypes or UpgradesToo",
            options => options.Recovery.CreateAgain = CreateAgain.Never,
            options => options.Recovery.CreateAgain = CreateAgain.Never - 1),
        ["recovery: a value that CreateAgain has"] = (
            "Recovery.CreateAgain is Never, StateSettingTypes or UpgradesToo",
            options => options.Recovery.CreateAgain = CreateAgain.UpgradesToo,
            options => options.Recovery.CreateAgain = CreateAgain.UpgradesToo + 1),
        ["watch: there must be some"] = ("Watch is missing", _ => { }, options => options.Watch = null!),
        ["watch: above 0"] = (
            "Watch.MinInterval is above 0",
            options => options.Watch.MinInterval = Tick,
            options => options.Watch.MinInterval = TimeSpan.Zero),
        ["watch: at most the longest"] = (
            "Watch.MinInterval is above 0",
            options => options.Watch.MinInterval = TimeSpan.FromSeconds(30),
            options => options.Watch.MinInterval = TimeSpan.FromSeconds(31)),
        ["watch: at most a day"] = (
            "Watch.MinInterval is above 0",
            options => options.Watch.MaxInterval = TimeSpan.FromDays(1),
            options => options.Watch.MaxInterval = TimeSpan.FromDays(2)),
        ["watch: errors at least 0"] = (
            "MaxConsecutiveErrors is 0 or more",
            options => options.Watch.MaxConsecutiveErrors = 0,
            options => options.Watch.MaxConsecutiveErrors = -1),
    };

    public static TheoryData<string> Names => new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_client_is_made_at_the_limit_and_refused_over_it(string name)
    {
        (string says, Action<IoTDAClientOptions> allowed, Action<IoTDAClientOptions> refused) = Cases[name];

        using IoTDAClient client = IoTDAClient.Create(Clients.Options(new Uri("https://host"), allowed));
        var refusal = Assert.Throws<OptionsValidationException>(() => IoTDAClient.Create(Clients.Options(new Uri("https://host"), refused)));

        Assert.Contains(says, Assert.Single(refusal.Failures), StringComparison.Ordinal);
        Assert.StartsWith("IoTDAClientOptions: ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_is_in_one_exception()
    {
        IoTDAClientOptions options = new() { InstanceId = "", MaxResponseSize = 0, Resilience = { MaxAttempts = 0 }, Watch = { MaxConsecutiveErrors = -1 } };

        var refusal = Assert.Throws<OptionsValidationException>(() => IoTDAClient.Create(options));

        Assert.Equal(7, refusal.Failures.Count());
    }

    [Theory]
    [InlineData("https://user:hunter2@host", null)]
    [InlineData("https://host/hunter2?key=hunter2", null)]
    [InlineData("https://host", "hunter2\n")]
    public void A_secret_is_not_in_the_message(string endpoint, string? token)
    {
        IoTDAClientOptions options = Clients.Options(new Uri(endpoint), options => options.Token = token);

        var refusal = Assert.Throws<OptionsValidationException>(() => IoTDAClient.Create(options));

        Assert.DoesNotContain("hunter2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_credentials_there_is_no_client()
    {
        var refusal = Assert.Throws<OptionsValidationException>(
            () => IoTDAClient.Create(Clients.Options(new Uri("https://host"), options => options.Token = null)));

        Assert.Contains("there are no credentials", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_token_is_not_in_the_text_of_the_options()
        => Assert.Equal(
            $"https://host/ project {Clients.ProjectId} instance {Clients.InstanceId}", Clients.Options(new Uri("https://host")).ToString());
}

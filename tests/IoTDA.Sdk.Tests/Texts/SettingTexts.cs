using System.Threading.RateLimiting;
using IoTDA.Sdk.Authentication;
using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.BatchTasks.TaskTypes;
using IoTDA.Sdk.Tests.Authentication;
using IoTDA.Sdk.Tests.DependencyInjection.Misconfigurations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk.Tests.Texts;

/// <summary>Settings that are wrong, in a section or in code, at the start or in a call, and those that change while the client runs.</summary>
internal static class SettingTexts
{
    public static async Task TellAsync(TextFile file, TextLog log)
    {
        foreach ((string condition, Misconfiguration mistake) in Mistakes.All)
        {
            file.Row(condition, (await MisconfigurationTests.ToldAsync(mistake)).Says);
        }

        Wrong(file, "nothing but code can leave out", options => (options.Resilience, options.RateLimit, options.Recovery, options.Watch) = (null!, null!, null!, null!));
        Wrong(file, "nothing but code can set", options => (options.SigningAlgorithm, options.Recovery.CreateAgain) = ((SigningAlgorithm)9, (CreateAgain)9));
        Wrong(file, "numbers", options =>
        {
            (options.Resilience.RetryBudget, options.Watch.MaxConsecutiveErrors) = (-1, -1);
            (options.Recovery.ClockSkew, options.Recovery.SettlingTime, options.Recovery.MaxPages) = (TimeSpan.Zero, TimeSpan.FromHours(1), 0);
            options.Resilience.TransientDelay = TimeSpan.FromDays(-1);
            options.Resilience.ThrottlingDelay = TimeSpan.FromDays(-1);
            (options.Resilience.UploadAttemptTimeout, options.Resilience.UploadTotalTimeout) = (TimeSpan.Zero, TimeSpan.Zero);
            (options.Resilience.DownloadTotalTimeout, options.MaxDownloadSize) = (TimeSpan.Zero, 0);
        });
        Wrong(file, "rate limits", options =>
        {
            (options.RateLimit.Client.PermitLimit, options.RateLimit.Client.Window, options.RateLimit.Client.QueueLimit) = (0, TimeSpan.Zero, -1);
            using ConcurrencyLimiter limiter = new(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 0 });
            options.RateLimit.Operations["CreateBatchTask"] = new CallRateOptions { PermitLimit = 1 };
            options.RateLimit.Operations["CreateBatchTask"].Use(limiter);
            options.RateLimit.Operations["StopBatchTask"] = null!;
            options.RateLimit.Operations["CreateTask"] = new CallRateOptions();
        });
        Wrong(file, "an id of a project that another key brings", options => options.Token = null, new Dictionary<string, string>
        {
            ["HUAWEICLOUD_SDK_AK"] = "AK",
            ["HUAWEICLOUD_SDK_SK"] = "hunter2",
            ["HUAWEICLOUD_SDK_PROJECT_ID"] = "my project",
        });
        file.Row("a key provider of the container beside a token", (await MisconfigurationTests.ToldAsync(new Misconfiguration(Moment.Start, "")
        {
            Register = builder =>
            {
                builder.Services.AddKeyedSingleton<IAccessKeyProvider>("", (_, _) => throw new NotSupportedException());
                builder.Services.AddIoTDA(builder.Configuration.GetSection("IoTDA"));
            },
        })).Says);
        TellSources(file);
        TellCalls(file);
        file.Refused("a region without a shared host", () => IoTDARegions.GetSharedEndpoint("xx-north-1"));
        file.Refused("a region without an address of IAM", () => IamEndpoints.Get("xx-north-1"));
        file.Refused("an access key's id of two lines", () => new AccessKey("A\nK", "hunter2"));
        file.Refused("a task type that is described twice", () =>
        {
            KnownTaskTypes.Add(KnownTaskTypes.All[0]);
            return null;
        });
        await TellReloadsAsync(log);
    }

    private static void TellSources(TextFile file)
    {
        IoTDAClientOptions both = Clients.Options(new Uri("https://iotda.example"));
        AccessKey key = new("AK", "hunter2");
        file.Refused("three sources without a host", () => IoTDAClient.Create(both, new RotatingTokens(), new StaticAccessKeyProvider(key)));
        Wrong(file, "half a key in the environment", options => options.Token = null, new Dictionary<string, string> { ["IOTDA_AK"] = "AK" });
        Wrong(file, "a token of two lines in the environment", options => options.Token = null, new Dictionary<string, string> { ["IOTDA_TOKEN"] = "a\nb" });
        Wrong(file, "an empty password in the environment, and no address of IAM", options => options.Token = null, new Dictionary<string, string>
        {
            ["IOTDA_IAM_DOMAIN"] = "acme",
            ["IOTDA_IAM_USER"] = "",
            ["IOTDA_IAM_PASSWORD"] = "hunter2",
        });
        foreach ((string condition, Func<string, string?> read) in new (string, Func<string, string?>)[]
        {
            ("a profile without a key", _ => "[basic]\n"),
            ("a profile with half a key", _ => "[basic]\nak = AK\n"),
            ("a profile that cannot be read", _ => throw new IOException("stub")),
            ("a profile with a project's id with a space", _ => "[basic]\nak = AK\nsk = hunter2\nproject_id = my project\n"),
        })
        {
            Wrong(file, condition, options => options.Token = null, new Dictionary<string, string> { ["HUAWEICLOUD_SDK_CREDENTIALS_FILE"] = "/profile" }, read);
        }
    }

    private static void TellCalls(TextFile file)
    {
        foreach ((string condition, CallOptions options) in new (string, CallOptions)[]
        {
            ("a call of eleven attempts", new() { MaxAttempts = 11 }),
            ("a call of two days", new() { TotalTimeout = TimeSpan.FromDays(2) }),
            ("an attempt of a call that is longer than the call", new() { TotalTimeout = TimeSpan.FromSeconds(1), AttemptTimeout = TimeSpan.FromSeconds(2) }),
            ("a header of a call that is the client's", new() { Headers = { ["X-Auth-Token"] = "hunter2" } }),
            ("a header of a call with a name that is none", new() { Headers = { ["X Route"] = "a" } }),
            ("a header of a call with a value that is none", new() { Headers = { ["X-Route"] = "hunter2\n" } }),
        })
        {
            file.Refused(condition, () => Clients.Of(new StubHandler()).With(options));
        }
    }

    // They are told in the log alone.
    private static async Task TellReloadsAsync(TextLog log)
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection().Build();
        (configuration["Endpoint"], configuration["ProjectId"], configuration["Token"]) = ("https://iotda.example", Clients.ProjectId, "old");
        configuration["IamEndpoint"] = "https://iam.example";
        ServiceCollection services = new();
        services.AddLogging(logging => logging.AddProvider(log));
        services.AddSingleton(new EnvironmentVariables(name => name.StartsWith("IOTDA_IAM_", StringComparison.Ordinal) ? "hunter2" : null));
        services.AddIoTDA("east", configuration);
        await using ServiceProvider provider = services.BuildServiceProvider();
        provider.GetRequiredKeyedService<IoTDAClient>("east");
        foreach ((string key, string? value) in new[]
        {
            ("Token", "new"), ("MaxResponseSize", "2048"), ("InstanceId", "not an id"), ("InstanceId", null), ("Token", null), ("Token", "other"), ("AccessKey:AccessKeyId", "AK"),
        })
        {
            configuration[key] = value;
            configuration.Reload();
        }

        (configuration["Token"], configuration["Region"], configuration["AccessKey:SecretAccessKey"]) = (null, "cn-north-4", "hunter2");
        configuration.Reload();
    }

    private static void Wrong(
        TextFile file, string condition, Action<IoTDAClientOptions> configure, Dictionary<string, string>? variables = null, Func<string, string?>? readFile = null)
    {
        IoTDAClientOptions options = Clients.Options(new Uri("https://iotda.example"), configure);
        EnvironmentVariables environment = new(name => variables?.GetValueOrDefault(name), readFile ?? (_ => null));
        ValidateOptionsResult result = IoTDAClientOptionsValidator.Validate(Options.DefaultName, options, [], environment);
        file.Row(condition, string.Join('\n', result.Failures ?? ["(no failure)"]));
    }
}

using IoTDA.Sdk.Emulator;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IoTDA.Sdk.EndToEnd.Tests.Readme;

/// <summary>The README's ways to authenticate, each run against the emulator.</summary>
public sealed class AuthenticationSnippets
{
    private const string Password = "correct horse";
    private const string SecretKey = "SecretKey";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task Password_of_an_iam_user() => RunAsync(builder =>
    {
        string password = Password;

        // <iam-password>
        builder.UseIamPassword(user =>
        {
            user.DomainName = "acme";
            user.UserName = "robot";
            user.Password = password;
        });
        // </iam-password>
    });

    [Fact]
    public Task Access_key() => RunAsync(builder =>
    {
        string secretKey = SecretKey;

        // <access-key>
        builder.UseAccessKey("AccessKey", secretKey);
        // </access-key>
    });

    [Fact]
    public Task Token() => RunAsync((builder, emulator) =>
    {
        string token = emulator.Token;

        // <token>
        builder.UseToken(token);
        // </token>
    });

    [Fact]
    public Task Token_provider_of_the_hosts_own() => RunAsync((builder, emulator) =>
    {
        builder.Services.AddSingleton(emulator);

        // <token-provider>
        builder.UseTokenProvider<VaultTokens>();
        // </token-provider>
    });

    [Fact]
    public Task Configuration() => RunAsync(
        (services, endpoint, projectId) =>
        {
            IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["IoTDA:Endpoint"] = endpoint.ToString(),
                ["IoTDA:ProjectId"] = projectId,
                ["IoTDA:Region"] = "cn-north-4",
                ["IoTDA:AccessKey:AccessKeyId"] = "AccessKey",
                ["IoTDA:AccessKey:SecretAccessKey"] = SecretKey,
            }).Build();

            // <configuration>
            services.AddIoTDA(configuration.GetSection("IoTDA"));
            // </configuration>
        });

    private static Task RunAsync(Action<IoTDABuilder> authenticate) => RunAsync((builder, _) => authenticate(builder));

    private static async Task RunAsync(Action<IoTDABuilder, IoTDAEmulator> authenticate)
    {
        await using IoTDAEmulator emulator = await StartAsync();
        await CallAsync(emulator, services => authenticate(
            services.AddIoTDA(options =>
            {
                options.Endpoint = emulator.BaseAddress;
                options.IamEndpoint = emulator.BaseAddress;
                options.ProjectId = emulator.ProjectId;
                options.Region = "cn-north-4";
            }),
            emulator));
    }

    private static async Task RunAsync(Action<IServiceCollection, Uri, string> register)
    {
        await using IoTDAEmulator emulator = await StartAsync();
        await CallAsync(emulator, services => register(services, emulator.BaseAddress, emulator.ProjectId));
    }

    private static Task<IoTDAEmulator> StartAsync()
    {
        var options = new EmulatorOptions();
        options.Users.Add(new EmulatedUser("acme", "robot", Password));
        options.AccessKeys.Add(new EmulatedAccessKey("AccessKey", SecretKey));
        return IoTDAEmulator.StartAsync(options, Cancellation);
    }

    private static async Task CallAsync(IoTDAEmulator emulator, Action<IServiceCollection> register)
    {
        var services = new ServiceCollection();
        register(services);
        await using ServiceProvider provider = services.BuildServiceProvider();
        BatchTask task = await provider.GetRequiredService<IBatchTaskClient>().CreateAsync(
            new FreezeDevicesRequest { TaskName = "Winter", Targets = BatchTargets.Devices("meter_1") }, Cancellation);
        Assert.Equal(task.TaskId, Assert.Single(emulator.Tasks).Id);
    }

    private sealed class VaultTokens(IoTDAEmulator emulator) : ITokenProvider
    {
        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => ValueTask.FromResult(emulator.Token);

        public ValueTask<bool> RejectAsync(string token, CancellationToken cancellationToken) => ValueTask.FromResult(false);
    }
}

using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace IoTDA.Sdk.Emulator.Aspire.Tests;

/// <summary>What a resource gets that references an emulator.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public async Task A_reference_sets_endpoint_project_and_token_of_the_section_IoTDA()
    {
        Dictionary<string, object> settings = await SettingsAsync(new EmulatorOptions(), (worker, emulator) => worker.WithReference(emulator));

        Assert.Equal(["IoTDA__Endpoint", "IoTDA__ProjectId", "IoTDA__Token"], settings.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("iotda", Assert.IsType<EndpointReference>(settings["IoTDA__Endpoint"]).Resource.Name);
        Assert.Equal(new EmulatorOptions().ProjectId, settings["IoTDA__ProjectId"]);
        Assert.Equal(new EmulatorOptions().Token, settings["IoTDA__Token"]);
    }

    [Fact]
    public async Task A_temporary_key_goes_into_the_section_that_is_named_with_region_and_algorithm()
    {
        EmulatorOptions options = new()
        {
            InstanceId = "instance",
            Region = "ap-southeast-3",
            SignatureAlgorithm = SignatureAlgorithm.V11HmacSha256,
            AccessKeys = { new EmulatedAccessKey("AK", "SK", "temporary") },
        };
        Dictionary<string, object> settings = await SettingsAsync(
            options, (worker, emulator) => worker.WithReference(emulator, "IoTDA:East", EmulatorCredential.AccessKey));

        settings.Remove("IoTDA__East__Endpoint");
        Assert.Equal(
            new Dictionary<string, object>
            {
                ["IoTDA__East__ProjectId"] = options.ProjectId,
                ["IoTDA__East__InstanceId"] = "instance",
                ["IoTDA__East__AccessKey__AccessKeyId"] = "AK",
                ["IoTDA__East__AccessKey__SecretAccessKey"] = "SK",
                ["IoTDA__East__AccessKey__SecurityToken"] = "temporary",
                ["IoTDA__East__Region"] = "ap-southeast-3",
                ["IoTDA__East__SigningAlgorithm"] = "V11HmacSha256",
            },
            settings);
    }

    [Fact]
    public async Task A_user_logs_in_to_the_emulator_itself()
    {
        EmulatorOptions options = new() { Users = { new EmulatedUser("acme", "robot", "secret") } };
        Dictionary<string, object> settings = await SettingsAsync(
            options, (worker, emulator) => worker.WithReference(emulator, credential: EmulatorCredential.IamPassword));

        Assert.Equal("iotda", Assert.IsType<EndpointReference>(settings["IoTDA__IamEndpoint"]).Resource.Name);
        Assert.Equal(
            ("acme", "robot", "secret"), (settings["IoTDA__IamPassword__DomainName"], settings["IoTDA__IamPassword__UserName"], settings["IoTDA__IamPassword__Password"]));
        Assert.DoesNotContain("IoTDA__Token", settings.Keys);
    }

    [Fact]
    public async Task Without_a_credential_the_rest_is_set()
    {
        Dictionary<string, object> settings = await SettingsAsync(
            new EmulatorOptions(), (worker, emulator) => worker.WithReference(emulator, credential: EmulatorCredential.None));

        Assert.Equal(["IoTDA__Endpoint", "IoTDA__ProjectId"], settings.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(EmulatorCredential.AccessKey, "AccessKeys")]
    [InlineData(EmulatorCredential.IamPassword, "Users")]
    public async Task A_credential_that_the_emulator_has_not_is_an_error_that_names_the_option(EmulatorCredential credential, string option)
    {
        DistributedApplicationException missing = await Assert.ThrowsAsync<DistributedApplicationException>(
            () => SettingsAsync(new EmulatorOptions(), (worker, emulator) => worker.WithReference(emulator, credential: credential)));

        Assert.Equal($"The emulator 'iotda' has nothing in {option} to reach it by {credential}.", missing.Message);
    }

    [Fact]
    public async Task When_the_application_is_published_nothing_is_set()
        => Assert.Empty(await SettingsAsync(new EmulatorOptions(), (worker, emulator) => worker.WithReference(emulator), "--operation", "publish"));

    [Fact]
    public void A_container_is_told_that_it_cannot_reach_the_emulator()
    {
        IDistributedApplicationBuilder builder = DistributedApplication.CreateBuilder();
        IResourceBuilder<IoTDAEmulatorResource> emulator = builder.AddIoTDAEmulator("iotda");

        ArgumentException refused = Assert.Throws<ArgumentException>(() => builder.AddContainer("web", "image").WithReference(emulator));
        Assert.StartsWith("The container 'web' cannot reach the emulator 'iotda'", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, object>> SettingsAsync(
        EmulatorOptions options,
        Action<IResourceBuilder<ExecutableResource>, IResourceBuilder<IoTDAEmulatorResource>> refer,
        params string[] arguments)
    {
        IDistributedApplicationBuilder builder = DistributedApplication.CreateBuilder(arguments);
        IResourceBuilder<IoTDAEmulatorResource> emulator = builder.AddIoTDAEmulator("iotda", options);
        IResourceBuilder<ExecutableResource> worker = builder.AddExecutable("worker", "worker", ".");
        refer(worker, emulator);
        EnvironmentCallbackContext context = new(builder.ExecutionContext, worker.Resource, [], TestContext.Current.CancellationToken);
        foreach (EnvironmentCallbackAnnotation annotation in worker.Resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        return context.EnvironmentVariables.Where(variable => variable.Key.StartsWith("IoTDA", StringComparison.Ordinal)).ToDictionary();
    }
}

using IoTDA.Sdk.Authentication;
using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.Composition;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk.Tests.Authentication.Sources;

/// <summary>Exactly one place, the environment last, and no message that shows a value.</summary>
public sealed class CredentialSourceTests
{
    private static readonly Uri Instance = new("https://a.st1.iotda-app.cn-north-4.myhuaweicloud.com");

    private static readonly string[] Complete =
    [
        "IOTDA_TOKEN=env-token", "IOTDA_AK=env-ak", "IOTDA_SK=env-sk", "IOTDA_IAM_DOMAIN=env-domain", "IOTDA_IAM_USER=env-user", "IOTDA_IAM_PASSWORD=env-password",
    ];

    [Fact]
    public void Without_any_source_the_error_lists_where_it_looked_and_what_was_missing()
    {
        var refusal = Refusal(_ => { }, "IOTDA_AK=hunter2", "IOTDA_IAM_DOMAIN=hunter2", "IOTDA_IAM_PASSWORD=hunter2", "IOTDA_SK=");

        Assert.Equal(
            "IoTDAClientOptions: there are no credentials. Looked at: Token, AccessKey and IamPassword in the options; a token provider; an access "
                + "key provider; the environment variables IOTDA_TOKEN (not set); IOTDA_AK with IOTDA_SK (IOTDA_SK not set); "
                + "IOTDA_IAM_DOMAIN with IOTDA_IAM_USER with IOTDA_IAM_PASSWORD (IOTDA_IAM_USER not set); "
                + "HUAWEICLOUD_SDK_AK with HUAWEICLOUD_SDK_SK (not set); the file ~/.huaweicloud/credentials (not there).",
            refusal.Message);
    }

    [Fact]
    public void More_than_one_source_is_an_error_that_names_them()
    {
        IoTDAClientOptions options = Options(options =>
        {
            options.Token = "hunter2";
            options.AccessKey = new AccessKeyOptions { AccessKeyId = "hunter2", SecretAccessKey = "hunter2" };
            options.IamPassword = new IamPasswordOptions { DomainName = "hunter2", UserName = "hunter2", Password = "hunter2" };
        });

        var refusal = Assert.Throws<OptionsValidationException>(() => IoTDAClient.Create(options, new StaticTokenProvider("t")));

        Assert.Equal(
            "IoTDAClientOptions: there are 4 sources of credentials, and there may be one: keep one of Token, AccessKey, IamPassword, the token provider.",
            refusal.Message);
    }

    [Theory]
    [InlineData(0, "IOTDA_TOKEN")]
    [InlineData(1, "IOTDA_AK and IOTDA_SK")]
    [InlineData(2, "IOTDA_AK and IOTDA_SK")]
    [InlineData(3, "IOTDA_IAM_DOMAIN, IOTDA_IAM_USER and IOTDA_IAM_PASSWORD")]
    public void The_first_complete_set_of_variables_wins(int missing, string name)
    {
        string[] set = missing == 0 ? Complete : missing < 3 ? Complete[1..] : [.. Complete[1..2], .. Complete[3..]];

        Credential? source = CredentialResolver.Resolve([], [], Variables(set));

        Assert.EndsWith(name, source!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_set_goes_before_the_environment()
    {
        IoTDAClientOptions options = Options(options => options.Token = "t");

        Credential? source = CredentialResolver.Resolve([], [.. options.Credentials()], Variables(Complete));

        Assert.Equal("Token", source!.ToString());
    }

    [Fact]
    public async Task A_client_signs_with_the_key_of_the_environment()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Empty(204));
        IoTDAClientOptions options = Clients.Options(server.Address, options => (options.Token, options.Region) = (null, "cn-north-4"));
        using IoTDAClient client = IoTDAClient.Create(
            options, new ClientSetup { Environment = Variables("IOTDA_AK=env-ak", "IOTDA_SK=env-sk", "IOTDA_SECURITY_TOKEN=env-token") });

        await client.BatchTasks.DeleteAsync(Clients.TaskId, TestContext.Current.CancellationToken);

        Assert.StartsWith("V11-HMAC-SHA256 Credential=env-ak/", server.Request.Header("Authorization"), StringComparison.Ordinal);
        Assert.Equal("env-token", server.Request.Header("X-Security-Token"));
    }

    [Theory]
    [InlineData("the environment variable IOTDA_TOKEN has visible ASCII", "IOTDA_TOKEN=hunter2\r\n")]
    [InlineData("IOTDA_AK and IOTDA_SK: SecretAccessKey has visible ASCII", "IOTDA_AK=ak", "IOTDA_SK=hunter2\n")]
    [InlineData("IOTDA_AK and IOTDA_SK: SecurityToken has visible ASCII", "IOTDA_AK=ak", "IOTDA_SK=sk", "IOTDA_SECURITY_TOKEN=hunter2 ")]
    public void A_variable_that_cannot_be_sent_is_named_without_its_value(string says, params string[] variables)
        => Assert.Contains(says, Refusal(_ => { }, variables).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_missing_of_a_source_is_named()
    {
        Assert.Equal(
            ["IoTDAClientOptions: AccessKey: AccessKeyId is missing.", "IoTDAClientOptions: AccessKey: SecretAccessKey is missing."],
            Refusal(options => options.AccessKey = new AccessKeyOptions()).Failures);
        Assert.Equal(
            ["IoTDAClientOptions: IamPassword: DomainName is missing.", "IoTDAClientOptions: IamPassword: UserName is missing.", "IoTDAClientOptions: IamPassword: Password is missing.", "IoTDAClientOptions: IamPassword: RenewalMargin is 0 to 12 hours; it is 13:00:00."],
            Refusal(options => options.IamPassword = new IamPasswordOptions { RenewalMargin = TimeSpan.FromHours(13) }).Failures);
    }

    [Theory]
    [InlineData("set Region, or set SigningAlgorithm to SdkHmacSha256", "IOTDA_AK=ak", "IOTDA_SK=sk")]
    [InlineData("set Region or IamEndpoint", "IOTDA_IAM_DOMAIN=d", "IOTDA_IAM_USER=u", "IOTDA_IAM_PASSWORD=p")]
    public void A_host_that_names_no_region_is_an_error_where_one_is_needed(string says, params string[] variables)
    {
        var refusal = Refusal(options => options.Endpoint = new Uri("https://iot.factory.example"), variables);

        Assert.Contains(says, Assert.Single(refusal.Failures), StringComparison.Ordinal);
        Create(options => (options.Endpoint, options.Region) = (new Uri("https://iot.factory.example"), "cn-north-4"), variables).Dispose();
    }

    [Fact]
    public void No_text_of_options_keys_or_sources_shows_a_secret()
    {
        AccessKeyOptions key = new() { AccessKeyId = "AK", SecretAccessKey = "hunter2", SecurityToken = "hunter2" };
        IamPasswordOptions user = new() { DomainName = "d", UserName = "u", Password = "hunter2" };
        IoTDAClientOptions options = Options(options => (options.Token, options.AccessKey, options.IamPassword) = ("hunter2", key, user));
        object[] all = [options, key, user, new AccessKey("AK", "hunter2", "hunter2"), .. options.Credentials()];

        Assert.All(all, one => Assert.DoesNotContain("hunter2", one.ToString(), StringComparison.Ordinal));
        Assert.Equal("access key AK (temporary)", all[3].ToString());
    }

    [Theory]
    [InlineData("", "sk", null)]
    [InlineData("ak", "hunter2\r\nX-Evil: 1", null)]
    [InlineData("ak", "sk", "hunter2 ")]
    public void A_key_that_cannot_be_sent_is_refused_without_its_value(string id, string secret, string? token)
    {
        var refusal = Assert.ThrowsAny<ArgumentException>(() => new AccessKey(id, secret, token));

        Assert.DoesNotContain("hunter2", refusal.Message, StringComparison.Ordinal);
    }

    private static OptionsValidationException Refusal(Action<IoTDAClientOptions> configure, params string[] variables)
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => Create(configure, variables));
        Assert.DoesNotContain("hunter2", refusal.Message, StringComparison.Ordinal);
        return refusal;
    }

    private static IoTDAClient Create(Action<IoTDAClientOptions> configure, string[] variables)
        => IoTDAClient.Create(Options(configure), new ClientSetup { Environment = Variables(variables) });

    private static IoTDAClientOptions Options(Action<IoTDAClientOptions> configure)
        => Clients.Options(Instance, options =>
        {
            options.Token = null;
            configure(options);
        });

    private static EnvironmentVariables Variables(params string[] variables)
    {
        Dictionary<string, string> values = variables.Select(variable => variable.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return new EnvironmentVariables(name => values.GetValueOrDefault(name));
    }
}

using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.Composition;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk.Tests.Authentication.Sources;

/// <summary>The names and the profile file of the official SDKs, after the SDK's own names.</summary>
public sealed class VendorCredentialTests
{
    private const string Profile = "[global]\nak = wrong\n\n# a key\n; of a robot\n[basic]\r\nAK = file-ak\r\nsk=file-sk==\nproject_id = file-project\n[other]\nsk = wrong\n";

    [Theory]
    [InlineData("HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK", "HUAWEICLOUD_SDK_AK=a", "HUAWEICLOUD_SDK_SK=b")]
    [InlineData("IOTDA_AK and IOTDA_SK", "HUAWEICLOUD_SDK_AK=a", "HUAWEICLOUD_SDK_SK=b", "IOTDA_AK=a", "IOTDA_SK=b")]
    [InlineData("IOTDA_IAM_PASSWORD", "HUAWEICLOUD_SDK_AK=a", "HUAWEICLOUD_SDK_SK=b", "IOTDA_IAM_DOMAIN=d", "IOTDA_IAM_USER=u", "IOTDA_IAM_PASSWORD=p")]
    [InlineData("IOTDA_TOKEN", "HUAWEICLOUD_SDK_AK=a", "HUAWEICLOUD_SDK_SK=b", "IOTDA_TOKEN=t")]
    [InlineData("the file ~/.huaweicloud/credentials", "HUAWEICLOUD_SDK_AK=a")]
    [InlineData("the file of HUAWEICLOUD_SDK_CREDENTIALS_FILE", "HUAWEICLOUD_SDK_CREDENTIALS_FILE=/profile")]
    public void The_sources_have_one_order(string source, params string[] variables)
        => Assert.EndsWith(source, CredentialResolver.Resolve([], [], Environment(_ => Profile, variables))!.ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "/.huaweicloud/credentials")]
    [InlineData("/etc/profile", "/etc/profile")]
    public void The_file_is_in_the_home_unless_the_variable_names_another(string? named, string path)
    {
        string? asked = null;
        EnvironmentVariables environment = Environment(
            file =>
            {
                asked = file.Replace('\\', '/');
                return Profile;
            },
            named is null ? [] : [$"HUAWEICLOUD_SDK_CREDENTIALS_FILE={named}"]);

        CredentialResolver.Resolve([], [], environment);

        Assert.EndsWith(path, asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_signs_with_the_profile_s_key_for_its_project()
        => Assert.Equal(("/v5/iot/file-project/batchtasks/" + Clients.TaskId, "file-ak", null), await SignAsync(null, Environment(_ => Profile)));

    [Fact]
    public async Task A_client_signs_with_the_vendor_s_variables_for_their_project()
        => Assert.Equal(
            ("/v5/iot/env-project/batchtasks/" + Clients.TaskId, "env-ak", "env-token"),
            await SignAsync(null, Environment(
                _ => Profile,
                "HUAWEICLOUD_SDK_AK=env-ak", "HUAWEICLOUD_SDK_SK=env-sk", "HUAWEICLOUD_SDK_SECURITY_TOKEN=env-token", "HUAWEICLOUD_SDK_PROJECT_ID=env-project")));

    [Fact]
    public async Task The_options_project_goes_before_that_of_the_environment()
        => Assert.Equal(("/v5/iot/own/batchtasks/" + Clients.TaskId, "file-ak", null), await SignAsync("own", Environment(_ => Profile)));

    [Theory]
    [InlineData("", "the file ~/.huaweicloud/credentials (no ak and no sk under [basic])")]
    [InlineData("ak=hunter2\nsk=hunter2", "the file ~/.huaweicloud/credentials (no ak and no sk under [basic])")]
    [InlineData("[basic]\nak=hunter2\nsk=\n", "the file ~/.huaweicloud/credentials (no sk under [basic])")]
    [InlineData("[basic]\n#ak=hunter2\nsk=hunter2", "the file ~/.huaweicloud/credentials (no ak under [basic])")]
    [InlineData("[basic]\nak=hunter2\nsk=hunter2 hunter2\n", "the file ~/.huaweicloud/credentials: SecretAccessKey has visible ASCII characters only")]
    [InlineData("[basic]\nak=hunter2\nsk=hunter2\nproject_id=hunter 2", "the file ~/.huaweicloud/credentials: the project's id holds letters, digits, '_' and '-' only.")]
    public void What_is_missing_in_the_file_is_named_without_a_value(string text, string says)
    {
        string message = Refusal(Environment(_ => text));

        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_or_may_not_be_read_is_named()
    {
        Assert.Contains("the file of HUAWEICLOUD_SDK_CREDENTIALS_FILE (not there)", Refusal(Environment(_ => null, "HUAWEICLOUD_SDK_CREDENTIALS_FILE=/x")), StringComparison.Ordinal);
        Assert.Contains("(cannot be read: UnauthorizedAccessException)", Refusal(Environment(_ => throw new UnauthorizedAccessException("hunter2"))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_process_s_files_are_read()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, Profile);

            Assert.Equal(Profile, EnvironmentVariables.OfProcess.ReadFile(path));
            Assert.Null(EnvironmentVariables.OfProcess.ReadFile(path + ".none"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<(string Target, string AccessKeyId, string? SecurityToken)> SignAsync(string? projectId, EnvironmentVariables environment)
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Empty(204));
        IoTDAClientOptions options = Clients.Options(server.Address, options => (options.Token, options.ProjectId, options.Region) = (null, projectId, "cn-north-4"));
        using IoTDAClient client = IoTDAClient.Create(options, new ClientSetup { Environment = environment });

        await client.BatchTasks.DeleteAsync(Clients.TaskId, TestContext.Current.CancellationToken);

        return (server.Request.Target, server.Request.Header("Authorization")!.Split('=')[1].Split('/')[0], server.Request.Header("X-Security-Token"));
    }

    private static string Refusal(EnvironmentVariables environment)
        => Assert.Throws<OptionsValidationException>(() => IoTDAClient.Create(
            Clients.Options(new Uri("https://a.st1.iotda-app.cn-north-4.myhuaweicloud.com"), options => options.Token = null), new ClientSetup { Environment = environment })).Message;

    private static EnvironmentVariables Environment(Func<string, string?> readFile, params string[] variables)
    {
        Dictionary<string, string> values = variables.Select(variable => variable.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return new EnvironmentVariables(name => values.GetValueOrDefault(name), readFile);
    }
}

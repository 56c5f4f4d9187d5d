using IoTDA.Sdk.Authentication.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk.Tests.DependencyInjection.Misconfigurations;

/// <summary>What is wrong with the settings is told as early as can be, by the key and with the cure.</summary>
public sealed class MisconfigurationTests
{
    public static TheoryData<string> Names => new(Mistakes.All.Keys);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_mistake_is_told_in_time_and_in_these_words(string name)
    {
        Misconfiguration mistake = Mistakes.All[name];

        (Moment moment, string says) = await ToldAsync(mistake);

        Assert.Equal(mistake.Says, says);
        Assert.Equal(mistake.Moment, moment);
        Assert.DoesNotContain("hunter2", says, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_is_as_long_as_was_promised() => Assert.InRange(Mistakes.All.Count, 35, int.MaxValue);

    [Fact]
    public async Task The_right_settings_are_fine() => Assert.Equal("", (await ToldAsync(new Misconfiguration(Moment.Start, ""))).Says);

    [Fact]
    public async Task Every_setting_that_a_section_may_hold_is_taken()
    {
        string[] all =
        [
            "ProjectName=cn-north-4", "Region=cn-north-4", "IamEndpoint=https://iam.cn-north-4.myhuaweicloud.com", "InstanceId=i", "AllowUnencryptedHttp=true", "SigningAlgorithm=v11hmacsha256",
            "ValidateRequests=false", "MaxResponseSize=2048", "MaxDownloadSize=1099511627776", "Resilience:MaxAttempts=2", "Resilience:AttemptTimeout=00:00:01", "resilience:totaltimeout=00:00:02",
            "Resilience:UploadAttemptTimeout=00:00:01", "Resilience:UploadTotalTimeout=00:00:02", "Resilience:DownloadTotalTimeout=00:00:02", "Resilience:TransientDelay=00:00:01",
            "Resilience:MaxTransientDelay=00:00:02", "Resilience:ThrottlingDelay=00:00:01", "Resilience:MaxThrottlingDelay=00:00:02", "Resilience:RetryBudget=1",
            "Recovery:Enabled=false", "Recovery:ClockSkew=00:00:01", "Recovery:SettlingTime=00:00:01", "Recovery:Timeout=00:00:02", "Recovery:MaxPages=1",
            "Recovery:TaskNamesAreUnique=true", "Recovery:CreateAgain=Never", "Watch:MinInterval=00:00:01", "Watch:MaxInterval=1.00:00:00",
            "Watch:MaxConsecutiveErrors=1",
        ];

        Assert.Equal("", (await ToldAsync(new Misconfiguration(Moment.Start, "", all))).Says);
        Assert.Equal("", (await ToldAsync(new Misconfiguration(
            Moment.Start, "", "Token", "AccessKey:AccessKeyId=a", "AccessKey:SecretAccessKey=b", "AccessKey:SecurityToken=c"))).Says);
        Assert.Equal("", (await ToldAsync(new Misconfiguration(
            Moment.Start, "", "Token", "IamPassword:DomainName=a", "IamPassword:UserName=b", "IamPassword:Password=c", "IamPassword:RenewalMargin=01:00:00"))).Says);
    }

    internal static async Task<(Moment Moment, string Says)> ToldAsync(Misconfiguration mistake)
    {
        Dictionary<string, string?> settings = new(StringComparer.OrdinalIgnoreCase)
        {
            ["IoTDA:Endpoint"] = "https://a.st1.iotda-app.cn-north-4.myhuaweicloud.com",
            ["IoTDA:ProjectId"] = Clients.ProjectId,
            ["IoTDA:Token"] = "hunter2",
        };
        foreach (string[] setting in mistake.Settings.Select(setting => setting.Split('=', 2)))
        {
            settings[$"IoTDA:{setting[0]}"] = setting.Length == 2 ? setting[1] : null;
        }

        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.Where(setting => setting.Value is not null));
        builder.Services.AddSingleton(new EnvironmentVariables(_ => null));
        Moment moment = Moment.Registration;
        try
        {
            mistake.Register(builder);
            using IHost host = builder.Build();
            moment = Moment.Start;
            await host.StartAsync(Cancellation);
            moment = Moment.Resolution;
            mistake.Resolve(host.Services);
            await host.StopAsync(Cancellation);
        }
        catch (Exception exception) when (exception is InvalidOperationException or OptionsValidationException)
        {
            return (moment, exception is OptionsValidationException invalid ? string.Join('\n', invalid.Failures) : exception.Message);
        }

        return (moment, "");
    }
}

using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.Wire;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk.Tests.RateLimiting;

/// <summary>The settings of the rate limits, from code and from configuration.</summary>
public sealed class RateLimitSettingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_operation_can_be_limited() => Assert.Equal(Operations.All.Keys.Order(StringComparer.Ordinal), OperationNames.All.Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_section_limits_the_client_and_an_operation()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Ok("""{"device_id":"d"}"""), StubAnswer.Empty(204));
        await using ServiceProvider provider = Provider(
            server.Address,
            ("RateLimit:Client:PermitLimit", "2"), ("RateLimit:Client:Window", "01:00:00"), ("RateLimit:Client:QueueLimit", "0"),
            ("RateLimit:Operations:ShowDevice:PermitLimit", "1"), ("RateLimit:Operations:ShowDevice:Window", "01:00:00"), ("RateLimit:Operations:ShowDevice:QueueLimit", "0"));
        IoTDAClient client = provider.GetRequiredService<IoTDAClient>();

        await client.Devices.GetAsync("d", Cancellation);
        var ofOperation = await Assert.ThrowsAsync<IoTDARateLimitException>(() => client.Devices.GetAsync("d", Cancellation));
        await client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);
        var ofClient = await Assert.ThrowsAsync<IoTDARateLimitException>(() => client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation));

        Assert.Equal(("ShowDevice", "DeleteBatchTask"), (ofOperation.Operation, ofClient.Operation));
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("RateLimit:Client:PermitLimit", "0", "IoTDAClientOptions: RateLimit.Client.PermitLimit is 1 to 1000000, or absent for no limit; it is 0.")]
    [InlineData("RateLimit:Client:PermitLimit", "1000001", "IoTDAClientOptions: RateLimit.Client.PermitLimit is 1 to 1000000, or absent for no limit; it is 1000001.")]
    [InlineData("RateLimit:Client:Window", "00:00:00.099", "IoTDAClientOptions: RateLimit.Client.Window is 100 milliseconds to a day; it is 00:00:00.0990000.")]
    [InlineData("RateLimit:Client:Window", "1.00:00:01", "IoTDAClientOptions: RateLimit.Client.Window is 100 milliseconds to a day; it is 1.00:00:01.")]
    [InlineData("RateLimit:Operations:CreateBatchTask:QueueLimit", "-1", "IoTDAClientOptions: RateLimit.Operations.CreateBatchTask.QueueLimit is 0 to 1000000; it is -1.")]
    [InlineData("RateLimit:PermitLimit", "1", "IoTDAClientOptions: IoTDA:RateLimit:PermitLimit is not a setting; the nearest is IoTDA:RateLimit:Client:PermitLimit.")]
    [InlineData("RateLimit:Client:Windows", "1", "IoTDAClientOptions: IoTDA:RateLimit:Client:Windows is not a setting; the nearest is IoTDA:RateLimit:Client:Window.")]
    [InlineData("RateLimit:Client:Window", "1", "IoTDAClientOptions: IoTDA:RateLimit:Client:Window is a duration such as 00:00:30, hours first; it is '1'.")]
    public void A_setting_that_is_wrong_is_told_by_its_name(string key, string value, string says)
    {
        using ServiceProvider provider = Provider(new Uri("https://iotda.example"), (key, value));

        var refusal = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IoTDAClient>());

        Assert.Equal([says], refusal.Failures);
    }

    [Fact]
    public void An_operation_that_is_none_is_told_with_the_nearest()
    {
        using ServiceProvider provider = Provider(new Uri("https://iotda.example"), ("RateLimit:Operations:CreateBatchTasks:PermitLimit", "1"));

        var refusal = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IoTDAClient>());

        Assert.Contains(
            "IoTDAClientOptions: IoTDA:RateLimit:Operations:CreateBatchTasks is not a setting; the nearest is IoTDA:RateLimit:Operations:CreateBatchTask.", refusal.Failures);
    }

    [Fact]
    public void In_code_an_operation_that_is_none_is_told_with_all_that_are()
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => IoTDAClient.Create(
            Clients.Options(new Uri("https://iotda.example"), options => options.RateLimit.Operations["BatchTasks"] = new CallRateOptions { PermitLimit = 1 })));

        Assert.StartsWith(
            "IoTDAClientOptions: RateLimit.Operations names no operation by 'BatchTasks': the operations are CreateBatchTask, ListBatchTasks, ", Assert.Single(refusal.Failures),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_limiter_of_one_s_own_beside_a_number_is_refused_and_so_is_nothing()
    {
        using System.Threading.RateLimiting.ConcurrencyLimiter own = new(new() { PermitLimit = 1 });

        var refusal = Assert.Throws<OptionsValidationException>(() => IoTDAClient.Create(Clients.Options(new Uri("https://iotda.example"), options =>
        {
            options.RateLimit.Client.PermitLimit = 1;
            options.RateLimit.Client.Use(own);
            options.RateLimit.Operations["ShowDevice"] = null!;
        })));

        Assert.Equal(
            [
                "IoTDAClientOptions: RateLimit.Client has a PermitLimit and a limiter of the application's own: leave one out.",
                "IoTDAClientOptions: RateLimit.Operations.ShowDevice is missing.",
            ],
            refusal.Failures);
        Assert.Throws<ArgumentNullException>(() => new CallRateOptions().Use(null!));
    }

    private static ServiceProvider Provider(Uri endpoint, params (string Key, string Value)[] settings)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("IoTDA:Endpoint", endpoint.ToString()), new("IoTDA:ProjectId", Clients.ProjectId), new("IoTDA:Token", Clients.Token),
            .. settings.Select(setting => KeyValuePair.Create($"IoTDA:{setting.Key}", (string?)setting.Value)),
        ]).Build();
        ServiceCollection services = new();
        services.AddLogging().AddSingleton(new EnvironmentVariables(_ => null)).AddIoTDA(configuration.GetSection("IoTDA"));
        return services.BuildServiceProvider();
    }
}

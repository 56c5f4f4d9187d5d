using IoTDA.Sdk.Emulator;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IoTDA.Sdk.EndToEnd.Tests.Authentication;

/// <summary>A login whose section changes while the client runs.</summary>
public sealed class ReloadedLoginTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_changed_user_logs_in_at_the_next_call()
    {
        EmulatorOptions emulated = new();
        Users.AddTo(emulated);
        emulated.Users.Add(new EmulatedUser("acme", "successor", "another pass word"));
        await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(emulated, Cancellation);
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["IoTDA:Endpoint"] = emulator.BaseAddress.ToString(),
            ["IoTDA:IamEndpoint"] = emulator.BaseAddress.ToString(),
            ["IoTDA:ProjectId"] = emulator.ProjectId,
            ["IoTDA:IamPassword:DomainName"] = "acme",
            ["IoTDA:IamPassword:UserName"] = "robot",
            ["IoTDA:IamPassword:Password"] = Users.Password,
        }).Build();
        ServiceCollection services = new();
        services.AddIoTDA(configuration.GetSection("IoTDA"));
        await using ServiceProvider host = services.BuildServiceProvider();
        IBatchTaskFileClient files = host.GetRequiredService<IBatchTaskFileClient>();
        await files.ListAsync(Cancellation);

        (configuration["IoTDA:IamPassword:UserName"], configuration["IoTDA:IamPassword:Password"]) = ("successor", "another pass word");
        configuration.Reload();
        configuration.Reload();
        await files.ListAsync(Cancellation);
        await files.ListAsync(Cancellation);

        string[] users = [.. emulator.Requests.Where(request => request.Operation == EmulatedOperation.CreateToken).Select(request => request.Text.Split("\"name\":\"")[1].Split('"')[0])];
        Assert.Equal(["robot", "successor"], users);
        Assert.Equal(2, emulator.IssuedTokenCount);
    }
}

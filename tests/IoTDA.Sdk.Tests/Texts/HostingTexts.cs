using IoTDA.Sdk.Authentication.Sources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk.Tests.Texts;

/// <summary>Health checks, token sharing and the factory, as a host has them.</summary>
internal static class HostingTexts
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task TellAsync(TextFile file)
    {
        foreach ((string condition, Func<HttpResponseMessage> answer) in new (string, Func<HttpResponseMessage>)[]
        {
            ("a health check of a service that answers", StubHandler.Answer(200, """{"batchtasks":[]}""")),
            ("a health check that is refused", AnswerTexts.Error(403, "IOTDA.000022", "No permission.")),
            ("a health check that is refused with the status for a code", AnswerTexts.Error(401, "401", "Unauthorized")),
            ("a health check that is refused without a code", StubHandler.Answer(404, "")),
            ("a health check that does not reach the service", StubHandler.Throw(HttpRequestError.ConnectionError)),
        })
        {
            file.Row(condition, await HealthAsync(answer));
        }

        foreach ((string condition, Func<IServiceCollection, object> register) in new (string, Func<IServiceCollection, object>)[]
        {
            ("a health check of a client that does not exist", services => Token(services).Services.AddHealthChecks().AddIoTDA("est")),
            ("a health check without any client", services => services.AddHealthChecks().AddIoTDA()),
            ("token sharing without Data Protection", services => LogIn(services).ShareTokens()),
            ("token sharing without functions that encrypt", services => LogIn(services).ShareTokens((_, _) => { })),
            ("token sharing without a cache", services => LogIn(services).ShareTokens((_, options) => (options.Protect, options.Unprotect) = (bytes => bytes, bytes => bytes))),
            ("a factory whose client has no credentials", services => services.AddIoTDAClientFactory()),
        })
        {
            file.Row(condition, await StartAsync(register));
        }
    }

    private static IoTDABuilder Token(IServiceCollection services) => services.AddIoTDA(
        "east", options => (options.Endpoint, options.ProjectId, options.Token) = (new Uri("https://iotda.example"), Clients.ProjectId, Clients.Token));

    private static IoTDABuilder LogIn(IServiceCollection services) => services.AddIoTDA(options =>
    {
        (options.Endpoint, options.ProjectId, options.IamEndpoint) = (new Uri("https://iotda.example"), Clients.ProjectId, new Uri("https://iam.example"));
        options.IamPassword = new IamPasswordOptions { DomainName = "acme", UserName = "robot", Password = "hunter2" };
    });

    private static async Task<string> HealthAsync(Func<HttpResponseMessage> answer)
    {
        ServiceCollection services = new();
        services.AddLogging();
        services.AddIoTDA(options =>
        {
            (options.Endpoint, options.ProjectId, options.Token) = (new Uri("https://iotda.example"), Clients.ProjectId, Clients.Token);
            options.Resilience.MaxAttempts = 1;
        }).HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => new StubHandler(answer));
        services.AddHealthChecks().AddIoTDA();
        await using ServiceProvider provider = services.BuildServiceProvider();
        HealthReport report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation);
        return $"{report.Status}: {report.Entries["iotda"].Description}";
    }

    private static async Task<string> StartAsync(Func<IServiceCollection, object> register)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(new EnvironmentVariables(_ => null));
        register(builder.Services);
        try
        {
            using IHost host = builder.Build();
            await host.StartAsync(Cancellation);
            _ = host.Services.GetService<IIoTDAClientFactory>() is not { } factory ? host.Services.GetRequiredService<IoTDAClient>() : factory.Create(new IoTDAClientOptions { Endpoint = new Uri("https://iotda.example"), ProjectId = Clients.ProjectId });
            return "(no failure)";
        }
        catch (Exception exception) when (exception is InvalidOperationException or OptionsValidationException)
        {
            return TextFile.MessageOf(exception);
        }
    }
}

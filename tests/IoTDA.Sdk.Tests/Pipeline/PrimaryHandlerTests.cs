using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IoTDA.Sdk.Pipeline;
using IoTDA.Sdk.Tests.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk.Tests.Pipeline;

/// <summary>Nothing leaves for another host, whatever primary handler a host has set.</summary>
public sealed class PrimaryHandlerTests
{
    private static readonly FreezeDevicesRequest Plain = new() { TaskName = "Freeze", Targets = BatchTargets.Devices("d1") };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Dictionary<string, Func<HttpMessageHandler>> Handlers { get; } = new()
    {
        ["HttpClientHandler"] = () => new HttpClientHandler(),
        ["SocketsHttpHandler"] = () => new SocketsHttpHandler(),
        ["HttpClientHandler without cookies"] = () => new HttpClientHandler { UseCookies = false },
        ["SocketsHttpHandler without cookies"] = () => new SocketsHttpHandler { UseCookies = false },
        ["HttpClientHandler without redirects"] = () => new HttpClientHandler { AllowAutoRedirect = false },
        ["SocketsHttpHandler without redirects"] = () => new SocketsHttpHandler { AllowAutoRedirect = false },
        ["derived"] = () => new Derived(),
        ["wrapped"] = () => new Passing { InnerHandler = new HttpClientHandler() },
        ["wrapped twice"] = () => new Passing { InnerHandler = new Passing { InnerHandler = new SocketsHttpHandler() } },
    };

    public static TheoryData<string, int> Redirects
    {
        get
        {
            TheoryData<string, int> rows = [];
            foreach ((string handler, int status) in Handlers.Keys.SelectMany(_ => new[] { 301, 302, 303, 307, 308 }, (handler, status) => (handler, status)))
            {
                rows.Add(handler, status);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task A_redirect_is_not_followed(string handler, int status)
    {
        await using StubServer elsewhere = await StubServer.StartAsync();
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Empty(status, ("Location", elsewhere.Address + "v5"), ("Set-Cookie", "a=b")), StubAnswer.Empty(204));
        await using ServiceProvider provider = Provider(services => services.AddIoTDA(Options(server)).HttpClientBuilder
            .ConfigurePrimaryHttpMessageHandler(Handlers[handler]));

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(() => provider.GetRequiredService<IBatchTaskClient>().CreateAsync(Plain, Cancellation));
        await provider.GetRequiredService<IBatchTaskClient>().DeleteAsync(Clients.TaskId, Cancellation);

        Assert.Equal(((HttpStatusCode)status, status == 303), (failure.StatusCode, failure.MayHaveExecuted));
        Assert.Empty(elsewhere.Requests);
        Assert.All(server.Requests, request => Assert.Null(request.Header("Cookie")));
    }

    [Fact]
    public async Task A_login_is_not_redirected_either()
    {
        await using StubServer elsewhere = await StubServer.StartAsync();
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Empty(307, ("Location", elsewhere.Address + "v3/auth/tokens")));
        await using ServiceProvider provider = Provider(services => services.AddIoTDA(options =>
        {
            Options(server, null)(options);
            options.IamEndpoint = server.Address;
        }).UseIamPassword(user => (user.DomainName, user.UserName, user.Password) = ("domain", "user", "secret of the user"))
            .IamHttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler()));

        var failure = await Assert.ThrowsAsync<IoTDACredentialException>(() => provider.GetRequiredService<IBatchTaskClient>().CreateAsync(Plain, Cancellation));

        Assert.False(failure.MayHaveExecuted);
        Assert.Empty(elsewhere.Requests);
    }

    [Theory]
    [InlineData("create")]
    [InlineData("get")]
    public async Task An_answer_of_another_origin_is_an_error(string operation)
    {
        await using StubServer elsewhere = await StubServer.StartAsync(_ => StubAnswer.Ok(Fixture.Text("show-batch-task.response")));
        await using StubServer server = await StubServer.StartAsync();
        await using ServiceProvider provider = Provider(services => services.AddIoTDA(options =>
        {
            Options(server)(options);
            options.Resilience.MaxAttempts = 2;
        }).HttpClientBuilder.AddHttpMessageHandler(() => new Diverting(elsewhere.Address)));
        IBatchTaskClient client = provider.GetRequiredService<IBatchTaskClient>();

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(
            () => operation == "get" ? client.GetAsync(Clients.TaskId, Cancellation) : client.CreateAsync(Plain, Cancellation));

        Assert.True(failure.MayHaveExecuted);
        Assert.False(failure.IsTransient);
        Assert.Contains($"was answered by {elsewhere.Address.GetLeftPart(UriPartial.Authority)} instead of {server.Address.GetLeftPart(UriPartial.Authority)}", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_handler_that_cannot_be_switched_is_refused_when_the_host_starts(bool wrapped)
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Empty(204));
        using SocketsHttpHandler started = new();
        using (HttpMessageInvoker invoker = new(started, disposeHandler: false))
        using (HttpRequestMessage request = new(HttpMethod.Delete, server.Address))
        {
            (await invoker.SendAsync(request, Cancellation)).Dispose();
        }

        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddIoTDA(Options(server)).HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(
            () => wrapped ? new Passing { InnerHandler = started } : started);
        using IHost host = builder.Build();

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Cancellation));
        Assert.Contains("The primary handler System.Net.Http.SocketsHttpHandler follows redirects or keeps cookies, and cannot be switched", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_WinHttpHandler_is_refused_when_the_host_starts(bool wrapped)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddIoTDA(options => (options.Endpoint, options.ProjectId, options.Token) = (new Uri("https://iotda.example"), Clients.ProjectId, Clients.Token))
            .HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => wrapped ? new Passing { InnerHandler = new WinHttpHandler() } : new WinHttpHandler());
        using IHost host = builder.Build();

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Cancellation));
        Assert.Contains("The primary handler System.Net.Http.WinHttpHandler follows redirects or keeps cookies, and cannot be switched", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("create")]
    [InlineData("get")]
    public async Task What_a_handler_of_any_kind_brings_from_another_origin_is_an_error(string operation)
    {
        await using StubServer elsewhere = await StubServer.StartAsync(_ => StubAnswer.Ok(Fixture.Text("show-batch-task.response")));
        await using StubServer server = await StubServer.StartAsync(_ => StubAnswer.Empty(307, ("Location", elsewhere.Address + "v5")));
        await using ServiceProvider provider = Provider(services => services.AddIoTDA(Options(server)).HttpClientBuilder
            .ConfigurePrimaryHttpMessageHandler(() => new Following()));
        IBatchTaskClient client = provider.GetRequiredService<IBatchTaskClient>();

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(
            () => operation == "get" ? client.GetAsync(Clients.TaskId, Cancellation) : client.CreateAsync(Plain, Cancellation));

        Assert.Equal((true, false), (failure.MayHaveExecuted, failure.IsTransient));
        Assert.Contains($"was answered by {elsewhere.Address.GetLeftPart(UriPartial.Authority)}", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_proxy_is_set_on_the_sockets_of_the_service_and_of_IAM(bool container)
    {
        await using StubServer proxy = await StubServer.StartAsync(request => request.Target.EndsWith("/v3/auth/tokens?nocatalog=true", StringComparison.Ordinal)
            ? StubAnswer.Json(201, """{"token":{"expires_at":"2099-01-01T00:00:00Z"}}""", ("X-Subject-Token", "tokenOfIam"))
            : StubAnswer.Empty(204));
        void Configure(IoTDAClientOptions options)
        {
            options.Endpoint = new Uri("http://127.0.0.1:1");
            options.IamEndpoint = new Uri("http://127.0.0.2:1");
            options.ProjectId = Clients.ProjectId;
            options.IamPassword = new IamPasswordOptions { DomainName = "domain", UserName = "user", Password = "secret of the user" };
        }

        if (container)
        {
            await using ServiceProvider provider = Provider(services => services.AddIoTDA(Configure).ConfigureConnection(connection => connection.Proxy = new WebProxy(proxy.Address)));
            await provider.GetRequiredService<IBatchTaskClient>().DeleteAsync(Clients.TaskId, Cancellation);
        }
        else
        {
            IoTDAClientOptions options = new();
            Configure(options);
            using IoTDAClient client = IoTDAClient.Create(options, connection: new ConnectionOptions { Proxy = new WebProxy(proxy.Address) });
            await client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);
        }

        Assert.Equal(["127.0.0.2:1", "127.0.0.1:1"], proxy.Requests.Select(request => request.Header("Host")));
        Assert.Equal("tokenOfIam", proxy.Requests[1].Header("X-Auth-Token"));
    }

    [Fact]
    public void Certificates_and_their_validation_reach_the_sockets()
    {
        using RSA key = RSA.Create(2048);
        using X509Certificate2 certificate = new CertificateRequest("CN=meter", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        ConnectionOptions options = new() { UseProxy = false, ValidateServerCertificate = static (_, _, _, errors) => errors == SslPolicyErrors.RemoteCertificateNameMismatch };
        options.ClientCertificates.Add(certificate);

        using HttpMessageHandler handler = PrimaryHandler.Create(options);

        if (handler is HttpClientHandler old)
        {
            Assert.Equal((false, certificate), (old.UseProxy, old.ClientCertificates[0]));
            Assert.True(old.ServerCertificateCustomValidationCallback!(new HttpRequestMessage(), certificate, null, SslPolicyErrors.RemoteCertificateNameMismatch));
        }
        else
        {
            var sockets = Assert.IsType<SocketsHttpHandler>(handler);
            Assert.Equal((false, certificate), (sockets.UseProxy, sockets.SslOptions.ClientCertificates![0]));
            Assert.Same(options.ValidateServerCertificate, sockets.SslOptions.RemoteCertificateValidationCallback);
        }
    }

    private static Action<IoTDAClientOptions> Options(StubServer server, string? token = Clients.Token) => options =>
    {
        RegistrationTests.Configure(server, token)(options);
        options.Recovery.Enabled = false;
    };

    private static ServiceProvider Provider(Action<IServiceCollection> register)
    {
        ServiceCollection services = new();
        services.AddLogging();
        register(services);
        return services.BuildServiceProvider();
    }

    private sealed class Derived : HttpClientHandler;

    private sealed class Passing : DelegatingHandler;

    /// <summary>Sends the request to another host, as a handler that follows redirects does.</summary>
    /// <summary>Of no kind that the client knows; it follows redirects.</summary>
    private sealed class Following : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _invoker = new(new HttpClientHandler());

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => _invoker.SendAsync(request, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            _invoker.Dispose();
            base.Dispose(disposing);
        }
    }

    private sealed class Diverting(Uri to) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(to, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}

using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using IoTDA.Sdk.Tests.Conventions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IoTDA.Sdk.Tests.Documentation;

/// <summary>The examples of <c>docs/errors.md</c> do what they say: what they show of the client stands here too, to the letter, and is run.</summary>
public sealed partial class HostSnippetTests
{
    private const string Here = "tests/IoTDA.Sdk.Tests/Documentation/HostSnippetTests.cs";

    [Fact]
    public void The_page_shows_what_is_run_here()
    {
        string[] here = [.. Mark().Matches(Repository.Read(Here)!.ReplaceLineEndings("\n")).Select(mark => Regex.Replace(mark.Groups["code"].Value, "(?m)^ {8}", ""))];
        string[] page = [.. Block().Matches(Repository.Read("docs/errors.md")!.ReplaceLineEndings("\n")).Select(block => block.Groups["code"].Value)];

        Assert.Equal(2, here.Length);
        Assert.Equal(here.Length, page.Length);
        Assert.All(here.Zip(page), pair => Assert.Contains(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public void The_host_s_handlers_are_left_out_for_this_client()
    {
        HostApplicationBuilder builder = Builder();
        builder.Services.ConfigureHttpClientDefaults(client => client.AddStandardResilienceHandler());

#pragma warning disable EXTEXP0001 // experimental in the package
        // <leave-out>
        builder.Services.AddIoTDA(builder.Configuration.GetSection("IoTDA"))
            .HttpClientBuilder.RemoveAllResilienceHandlers();
        // </leave-out>
#pragma warning restore EXTEXP0001
        using IHost host = builder.Build();

        HttpMessageHandler? handler = host.Services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("IoTDA.Sdk");
        List<string> chain = [];
        while (handler is DelegatingHandler link)
        {
            chain.Add(link.GetType().Namespace!);
            handler = link.InnerHandler;
        }

        Assert.Contains("IoTDA.Sdk.Pipeline", chain);
        Assert.DoesNotContain("Microsoft.Extensions.Http.Resilience", chain);
    }

    [Fact]
    public void A_host_sets_proxy_and_certificates()
    {
        HostApplicationBuilder builder = Builder();
        using RSA key = RSA.Create(2048);
        using X509Certificate2 certificate = new CertificateRequest("CN=meter", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        string knownCertificateHash = certificate.GetCertHashString();

        // <connection>
        builder.Services.AddIoTDA(builder.Configuration.GetSection("IoTDA")).ConfigureConnection(connection =>
        {
            connection.Proxy = new WebProxy("http://proxy.example:3128");
            connection.ClientCertificates.Add(certificate);
            connection.ValidateServerCertificate = (_, shown, _, errors) =>
                errors == SslPolicyErrors.None || shown?.GetCertHashString() == knownCertificateHash;
        });
        // </connection>
        using IHost host = builder.Build();

        Assert.NotNull(host.Services.GetRequiredService<IoTDAClient>());
    }

    private static HostApplicationBuilder Builder()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["IoTDA:Endpoint"] = "https://iotda.example";
        builder.Configuration["IoTDA:ProjectId"] = Clients.ProjectId;
        builder.Configuration["IoTDA:Token"] = Clients.Token;
        return builder;
    }

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    [GeneratedRegex(@"^ *// <(?<name>[a-z-]+)>\n(?<code>.*?)^ *// </\k<name>>$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}

using System.Text.RegularExpressions;
using IoTDA.Sdk.Tests.Conventions;
using Microsoft.Extensions.DependencyInjection;

namespace IoTDA.Sdk.Tests.Documentation;

/// <summary>The examples of <c>docs/configuration.md</c> are compiled here, to the letter, and run.</summary>
public sealed partial class ConfigurationSnippetTests
{
    private const string Here = "tests/IoTDA.Sdk.Tests/Documentation/ConfigurationSnippetTests.cs";

    [Fact]
    public void The_page_shows_what_is_compiled_here()
    {
        string[] here = [.. Mark().Matches(Repository.Read(Here)!.ReplaceLineEndings("\n")).Select(mark => Regex.Replace(mark.Groups["code"].Value, "(?m)^ {8}", ""))];
        string[] page = [.. Block().Matches(Repository.Read("docs/configuration.md")!.ReplaceLineEndings("\n")).Select(block => block.Groups["code"].Value)];

        Assert.Equal(2, here.Length);
        Assert.Equal(here, page);
    }

    [Fact]
    public void A_tenant_gets_a_client()
    {
        ServiceCollection services = new();
        // <factory>
        services.AddIoTDAClientFactory();
        // </factory>
        using ServiceProvider host = services.BuildServiceProvider();
        IIoTDAClientFactory factory = host.GetRequiredService<IIoTDAClientFactory>();
        Tenant tenant = new(new Uri("https://a.st1.iotda-app.cn-north-4.myhuaweicloud.com"), Clients.ProjectId, "AK", "secret");

        // <tenant>
        using IoTDAClient client = factory.Create(new IoTDAClientOptions
        {
            Endpoint = tenant.Endpoint,
            ProjectId = tenant.ProjectId,
            AccessKey = new AccessKeyOptions { AccessKeyId = tenant.KeyId, SecretAccessKey = tenant.Secret },
        });
        // </tenant>

        Assert.NotNull(client.BatchTasks);
    }

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    [GeneratedRegex(@"^ *// <(?<name>[a-z-]+)>\n(?<code>.*?)^ *// </\k<name>>$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    private sealed record Tenant(Uri Endpoint, string ProjectId, string KeyId, string Secret);
}

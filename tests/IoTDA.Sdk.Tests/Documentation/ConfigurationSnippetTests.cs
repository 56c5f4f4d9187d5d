using System.Text.RegularExpressions;
using IoTDA.Sdk.Tests.Conventions;
using Microsoft.Extensions.DependencyInjection;

namespace IoTDA.Sdk.Tests.Documentation;

/// <summary>The example of <c>docs/configuration.md</c> does what it says: what it shows of the client stands here too, to the letter, and is run.</summary>
public sealed partial class ConfigurationSnippetTests
{
    private const string Here = "tests/IoTDA.Sdk.Tests/Documentation/ConfigurationSnippetTests.cs";

    [Fact]
    public void The_page_shows_what_is_run_here()
    {
        string[] here = [.. Mark().Matches(Repository.Read(Here)!.ReplaceLineEndings("\n")).Select(mark => Regex.Replace(mark.Groups["code"].Value, "(?m)^ {8}", ""))];
        string page = string.Concat(Block().Matches(Repository.Read("docs/configuration.md")!.ReplaceLineEndings("\n")).Select(block => block.Groups["code"].Value));

        Assert.True(here.Length >= 2);
        Assert.All(here, snippet => Assert.Contains(snippet, page, StringComparison.Ordinal));
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

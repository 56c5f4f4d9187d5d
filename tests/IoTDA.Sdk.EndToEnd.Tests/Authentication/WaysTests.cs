using System.Reflection;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using IoTDA.Sdk.Emulator;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IoTDA.Sdk.EndToEnd.Tests.Authentication;

/// <summary>Each example of the page about authentication works as it stands there.</summary>
public sealed partial class WaysTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Dictionary<string, Action<HostApplicationBuilder, IoTDAEmulator>> All { get; } = new()
    {
        [nameof(Ways.Password)] = (builder, _) => Ways.Password(builder),
        [nameof(Ways.PasswordInCode)] = (builder, _) => Ways.PasswordInCode(builder, Users.Password),
        [nameof(Ways.SharedByDataProtection)] = (builder, _) => Ways.SharedByDataProtection(builder, Directory.CreateTempSubdirectory("keys")),
        [nameof(Ways.Shared)] = (builder, _) => Ways.Shared(builder),
        [nameof(Ways.Key)] = (builder, _) => Ways.Key(builder),
        [nameof(Ways.KeyProvider)] = (builder, _) => Ways.KeyProvider(builder),
        [nameof(Ways.Token)] = (builder, emulator) => Ways.Token(builder, emulator.Token),
    };

    public static TheoryData<string> Names => new(All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_example_is_let_in(string name)
    {
        await using IoTDAEmulator emulator = await StartAsync();
        string? section = name switch { nameof(Ways.Password) or nameof(Ways.Shared) or nameof(Ways.SharedByDataProtection) => "Login", nameof(Ways.Key) => "Key", _ => null };
        Dictionary<string, string?> settings = new()
        {
            ["IoTDA:Endpoint"] = emulator.BaseAddress.ToString(),
            ["IoTDA:IamEndpoint"] = emulator.BaseAddress.ToString(),
            ["IoTDA:ProjectName"] = "cn-north-4",
            ["IoTDA:Region"] = "cn-north-4",
            ["IoTDA:Login:DomainName"] = "acme",
            ["IoTDA:Login:UserName"] = "robot",
            ["IoTDA:Login:Password"] = Users.Password,
            ["IoTDA:Key:AccessKeyId"] = "TEMPORARY",
            ["IoTDA:Key:SecretAccessKey"] = Users.SecretAccessKey,
            ["IoTDA:Key:SecurityToken"] = Users.SecurityToken,
            ["Vault:Id"] = "AK",
            ["Vault:Secret"] = Users.SecretAccessKey,
        };

        // A section that the example does not bind is a mistake.
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.Where(setting => setting.Key.Count(c => c == ':') == 1 || setting.Key.Split(':')[1] == section));
        builder.Services.AddSingleton(new Ways.Cipher(RandomNumberGenerator.GetBytes(32))).AddSingleton<IDistributedCache>(new Hosting.Cache());
        All[name](builder, emulator);
        await using ServiceProvider host = builder.Services.BuildServiceProvider(validateScopes: true);

        Assert.Empty(await host.GetRequiredService<IBatchTaskFileClient>().ListAsync(Cancellation));

        Assert.DoesNotContain(emulator.Requests, request => request.StatusCode >= 400);
    }

    [Fact]
    public async Task The_example_without_a_container_is_let_in()
    {
        await using IoTDAEmulator emulator = await StartAsync();
        using IoTDAClient client = Ways.WithoutContainer(emulator.BaseAddress, emulator.ProjectId, emulator.BaseAddress, Users.Password);

        Assert.Empty(await client.BatchTaskFiles.ListAsync(Cancellation));
    }

    [Fact]
    public async Task Every_example_of_the_page_is_one_of_these()
    {
        string root = typeof(WaysTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;
        string page = await File.ReadAllTextAsync(Path.Combine(root, "docs/authentication.md"), Cancellation);
        string code = Flat(await File.ReadAllTextAsync(Path.Combine(root, "tests/IoTDA.Sdk.EndToEnd.Tests/Authentication/Ways.cs"), Cancellation));

        string[] examples = [.. Example().Matches(page).Select(match => match.Groups["code"].Value)];

        Assert.Equal(All.Count + 1, examples.Length);
        Assert.All(examples, example => Assert.Contains(PartsOfTheClient(example), part => code.Contains(part, StringComparison.Ordinal)));
        Assert.All(examples.SelectMany(PartsOfTheClient), part => Assert.Contains(part, code, StringComparison.Ordinal));
    }

    private static Task<IoTDAEmulator> StartAsync()
    {
        EmulatorOptions options = new();
        Users.AddTo(options);
        return IoTDAEmulator.StartAsync(options, Cancellation);
    }

    /// <summary>What an example shows beside its usings and the host: paragraphs that use the client, or are a type of their own.</summary>
    private static IEnumerable<string> PartsOfTheClient(string example)
        => example.Split("\n\n").Select(Flat)
            .Where(part => part.Contains("IoTDA(", StringComparison.Ordinal) || part.Contains("IoTDAClient.Create(", StringComparison.Ordinal) || part.Contains("class ", StringComparison.Ordinal))
            .Select(part => part.Replace("using IoTDAClient ", "IoTDAClient ", StringComparison.Ordinal));

    private static string Flat(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Example();
}

using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IoTDA.Sdk.EndToEnd.Tests.Authentication;

/// <summary>What the examples of docs/authentication.md show of the client; a test compares them with this file.</summary>
internal static class Ways
{
    public static void Password(HostApplicationBuilder builder)
    {
        builder.Services
            .AddIoTDA(builder.Configuration.GetSection("IoTDA"))
            .UseIamPassword(builder.Configuration.GetSection("IoTDA:Login"));
    }

    public static void PasswordInCode(HostApplicationBuilder builder, string password)
    {
        builder.Services
            .AddIoTDA(builder.Configuration.GetSection("IoTDA"))
            .UseIamPassword(user =>
            {
                user.DomainName = "acme";
                user.UserName = "robot";
                user.Password = password;
                user.RenewalMargin = TimeSpan.FromHours(1);
            });
    }

    public static void SharedByDataProtection(HostApplicationBuilder builder, DirectoryInfo keyRing)
    {
        builder.Services.AddDataProtection().PersistKeysToFileSystem(keyRing).SetApplicationName("fleet");
        builder.Services
            .AddIoTDA(builder.Configuration.GetSection("IoTDA"))
            .UseIamPassword(builder.Configuration.GetSection("IoTDA:Login"))
            .ShareTokens();
    }

    public static void Shared(HostApplicationBuilder builder)
    {
        builder.Services
            .AddIoTDA(builder.Configuration.GetSection("IoTDA"))
            .UseIamPassword(builder.Configuration.GetSection("IoTDA:Login"))
            .ShareTokens((provider, sharing) =>
            {
                sharing.Protect = provider.GetRequiredService<Cipher>().Encrypt;
                sharing.Unprotect = provider.GetRequiredService<Cipher>().Decrypt;
            });
    }

    public static void Key(HostApplicationBuilder builder)
    {
        builder.Services
            .AddIoTDA(builder.Configuration.GetSection("IoTDA"))
            .UseAccessKey(builder.Configuration.GetSection("IoTDA:Key"));
    }

    public static void KeyProvider(HostApplicationBuilder builder)
    {
        builder.Services
            .AddIoTDA(builder.Configuration.GetSection("IoTDA"))
            .UseAccessKeyProvider<VaultKeys>();
    }

    public static void Token(HostApplicationBuilder builder, string token)
    {
        builder.Services
            .AddIoTDA(builder.Configuration.GetSection("IoTDA"))
            .UseToken(token);
    }

    public static IoTDAClient WithoutContainer(Uri endpoint, string projectId, Uri iam, string password)
    {
        IoTDAClient client = IoTDAClient.Create(new IoTDAClientOptions
        {
            Endpoint = endpoint,
            ProjectId = projectId,
            IamEndpoint = iam,
            IamPassword = new IamPasswordOptions { DomainName = "acme", UserName = "robot", Password = password },
        });
        return client;
    }

    /// <summary>AES-GCM: 12 bytes of nonce, 16 of tag, then the text.</summary>
    internal sealed class Cipher(byte[] key) : IDisposable
    {
        private readonly AesGcm _aes = new(key, AesGcm.TagByteSizes.MaxSize);

        public byte[] Encrypt(byte[] text)
        {
            byte[] result = new byte[12 + 16 + text.Length];
            RandomNumberGenerator.Fill(result.AsSpan(0, 12));
            _aes.Encrypt(result.AsSpan(0, 12), text, result.AsSpan(28), result.AsSpan(12, 16));
            return result;
        }

        public byte[] Decrypt(byte[] bytes)
        {
            byte[] result = new byte[bytes.Length - 28];
            _aes.Decrypt(bytes.AsSpan(0, 12), bytes.AsSpan(28), bytes.AsSpan(12, 16), result);
            return result;
        }

        public void Dispose() => _aes.Dispose();
    }

    /// <summary>Keys from a configuration source that follows a vault.</summary>
    internal sealed class VaultKeys(IConfiguration configuration) : IAccessKeyProvider
    {
        public ValueTask<AccessKey> GetAccessKeyAsync(CancellationToken cancellationToken)
            => ValueTask.FromResult(new AccessKey(configuration["Vault:Id"]!, configuration["Vault:Secret"]!));
    }
}

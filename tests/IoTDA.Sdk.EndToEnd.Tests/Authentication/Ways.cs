using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IoTDA.Sdk.EndToEnd.Tests.Authentication;

/// <summary>The examples of docs/authentication.md, which a test compares with this file.</summary>
internal static class Ways
{
    public static IoTDABuilder Password(IServiceCollection services, IConfiguration configuration)
    {
        return services
            .AddIoTDA(configuration.GetSection("IoTDA"))
            .UseIamPassword(configuration.GetSection("IoTDA:Login"));
    }

    public static IoTDABuilder PasswordInCode(IServiceCollection services, IConfiguration configuration, string password)
    {
        return services
            .AddIoTDA(configuration.GetSection("IoTDA"))
            .UseIamPassword(user =>
            {
                user.DomainName = "acme";
                user.UserName = "robot";
                user.Password = password;
                user.RenewalMargin = TimeSpan.FromHours(1);
            });
    }

    public static IoTDABuilder SharedByDataProtection(IServiceCollection services, IConfiguration configuration, DirectoryInfo keyRing)
    {
        services.AddDataProtection().PersistKeysToFileSystem(keyRing).SetApplicationName("fleet");
        return services
            .AddIoTDA(configuration.GetSection("IoTDA"))
            .UseIamPassword(configuration.GetSection("IoTDA:Login"))
            .ShareTokens();
    }

    public static IoTDABuilder Shared(IServiceCollection services, IConfiguration configuration)
    {
        return services
            .AddIoTDA(configuration.GetSection("IoTDA"))
            .UseIamPassword(configuration.GetSection("IoTDA:Login"))
            .ShareTokens((provider, sharing) =>
            {
                sharing.Protect = provider.GetRequiredService<Cipher>().Encrypt;
                sharing.Unprotect = provider.GetRequiredService<Cipher>().Decrypt;
            });
    }

    public static IoTDABuilder Key(IServiceCollection services, IConfiguration configuration)
    {
        return services
            .AddIoTDA(configuration.GetSection("IoTDA"))
            .UseAccessKey(configuration.GetSection("IoTDA:Key"));
    }

    public static IoTDABuilder KeyProvider(IServiceCollection services, IConfiguration configuration)
    {
        return services
            .AddIoTDA(configuration.GetSection("IoTDA"))
            .UseAccessKeyProvider<VaultKeys>();
    }

    public static IoTDABuilder Token(IServiceCollection services, IConfiguration configuration, string token)
    {
        return services
            .AddIoTDA(configuration.GetSection("IoTDA"))
            .UseToken(token);
    }

    public static IoTDAClient WithoutContainer(Uri endpoint, string projectId, Uri iam, string password)
    {
        return IoTDAClient.Create(new IoTDAClientOptions
        {
            Endpoint = endpoint,
            ProjectId = projectId,
            IamEndpoint = iam,
            IamPassword = new IamPasswordOptions { DomainName = "acme", UserName = "robot", Password = password },
        });
    }

    /// <summary>Stands for the host's own encryption.</summary>
    internal sealed class Cipher : IDisposable
    {
        private readonly AesGcm _aes = new(RandomNumberGenerator.GetBytes(32), AesGcm.TagByteSizes.MaxSize);

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

    /// <summary>Stands for a vault.</summary>
    internal sealed class VaultKeys : IAccessKeyProvider
    {
        private readonly AccessKey _key = new("AK", Users.SecretAccessKey);

        public ValueTask<AccessKey> GetAccessKeyAsync(CancellationToken cancellationToken)
        {
            return ValueTask.FromResult(_key);
        }
    }
}

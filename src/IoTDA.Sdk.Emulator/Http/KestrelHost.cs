using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.Emulator.Http;

/// <summary>Kestrel on one address, without HTTPS, without logging unless asked.</summary>
internal static class KestrelHost
{
    private const int MaxHeaderBytes = 1024 * 1024;

    public static WebApplication Build(IPAddress address, int port, ILoggerFactory? loggerFactory)
    {
        // Empty: the settings, environment and watched files of the program that the emulator runs in are not the emulator's.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore();
        Prepare(builder, loggerFactory);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // Bytes of a header that are not UTF-8 would be answered by Kestrel, without the envelope.
            kestrel.RequestHeaderEncodingSelector = static _ => Encoding.Latin1;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
            kestrel.Limits.MaxRequestLineSize = MaxHeaderBytes;
            kestrel.Listen(address, port);
        });
        return builder.Build();
    }

    /// <summary>What does not depend on the server.</summary>
    public static void Prepare(WebApplicationBuilder builder, ILoggerFactory? loggerFactory)
    {
        if (loggerFactory is not null)
        {
            builder.Services.Replace(ServiceDescriptor.Singleton(loggerFactory));
        }

        // The usual lifetime would take Ctrl+C away from the program that the emulator runs in.
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, NoLifetime>());
    }

    public static Uri AddressOf(WebApplication app)
    {
        IServerAddressesFeature addresses = app.Services.GetRequiredService<IServer>()
            .Features.GetRequiredFeature<IServerAddressesFeature>();
        UriBuilder address = new(addresses.Addresses.Single());

        // "All addresses" is none that a client could ask.
        if (IPAddress.TryParse(address.Host, out IPAddress? ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)))
        {
            address.Host = IPAddress.Loopback.ToString();
        }

        return address.Uri;
    }

    /// <exception cref="ArgumentException">It is not an address.</exception>
    public static IPAddress Resolve(string host) => host switch
    {
        "localhost" => IPAddress.Loopback,
        "*" => IPAddress.Any,
        _ => IPAddress.TryParse(host, out IPAddress? address)
            ? address
            : throw new ArgumentException($"The host must be an IP address, localhost or *, not '{host}'.", nameof(host)),
    };

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

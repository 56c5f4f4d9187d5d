using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Security.Authentication;

namespace IoTDA.Sdk.Tests.Compatibility;

/// <summary>
/// On runtimes whose exceptions do not say it, what a request failed of is told from the exception inside; certain only where nothing was sent.
/// </summary>
public sealed class HttpRequestErrorTests
{
    // Hidden from this assembly, so that tests see the framework's own types.
    private static readonly Type? StandIn = typeof(IoTDAClient).Assembly.GetType("System.Net.Http.HttpRequestExceptionExtensions");

    public static TheoryData<Exception, string> Failures => new()
    {
        { new SocketException((int)SocketError.HostNotFound), "NameResolutionError" },
        { new SocketException((int)SocketError.TryAgain), "NameResolutionError" },
        { new SocketException((int)SocketError.ConnectionRefused), "ConnectionError" },
        { new SocketException((int)SocketError.TimedOut), "ConnectionError" },
        { new SocketException((int)SocketError.ConnectionReset), "Unknown" },
        { new IOException("reset", new SocketException((int)SocketError.ConnectionRefused)), "Unknown" },
        { new AuthenticationException("certificate"), "SecureConnectionError" },
        { new WebException("name", WebExceptionStatus.NameResolutionFailure), "NameResolutionError" },
        { new WebException("refused", WebExceptionStatus.ConnectFailure), "ConnectionError" },
        { new WebException("certificate", WebExceptionStatus.TrustFailure), "SecureConnectionError" },
        { new WebException("proxy", WebExceptionStatus.ProxyNameResolutionFailure), "ProxyTunnelError" },
        { new WebException("sent", WebExceptionStatus.ReceiveFailure), "Unknown" },
        { new WebException("sending", WebExceptionStatus.SendFailure), "Unknown" },
        { new WebException("closed", WebExceptionStatus.ConnectionClosed), "Unknown" },
    };

    [Fact]
    public void Only_the_asset_for_older_frameworks_has_stand_ins()
        => Assert.Equal(LoadedAsset.Name == "netstandard2.0", StandIn is not null);

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public void The_inner_exception_tells_what_failed(Exception inner, string expected)
    {
        if (StandIn is null)
        {
            // The runtime says it; what is told of it stands in TransportFailureTests.
            Assert.Equal("net10.0", LoadedAsset.Name);
            return;
        }

        object? told = StandIn.GetMethod("Of", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [inner]);

        Assert.Equal(expected, told!.ToString());
    }
}

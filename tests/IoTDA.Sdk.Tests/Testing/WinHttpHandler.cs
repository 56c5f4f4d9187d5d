#pragma warning disable IDE0130 // the name is what the client knows it by
namespace System.Net.Http;
#pragma warning restore IDE0130

/// <summary>Stands for the handler of Windows, which no other system has.</summary>
internal sealed class WinHttpHandler : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => throw new InvalidOperationException("Nothing may be sent through it.");
}

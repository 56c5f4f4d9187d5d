namespace IoTDA.Sdk.Tests.Testing;

/// <summary>A handler that does what the scene says; with one inside it may pass requests on.</summary>
internal sealed class Doing : DelegatingHandler
{
    private readonly Func<HttpRequestMessage, Func<HttpRequestMessage, Task<HttpResponseMessage>>, Task<HttpResponseMessage>> _work;

    public Doing(Func<HttpRequestMessage, Func<HttpRequestMessage, Task<HttpResponseMessage>>, Task<HttpResponseMessage>> work, HttpMessageHandler inner)
        : base(inner)
        => _work = work;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => _work(request, sent => base.SendAsync(sent, cancellationToken));
}

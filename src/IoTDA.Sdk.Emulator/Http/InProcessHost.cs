using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.Emulator.Http;

/// <summary>Carries requests to the emulator inside the process.</summary>
internal sealed class InProcessHost : IAsyncDisposable
{
    private const string TargetHeader = "X-Emulator-Raw-Target";
    private static readonly object Mark = new();

    private readonly WebApplication _app;

    public InProcessHost(RequestDelegate handler, ILoggerFactory? loggerFactory)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseTestServer();
        KestrelHost.Prepare(builder, loggerFactory);
        _app = builder.Build();
        _app.Run(context =>
        {
            // The test server knows the path decoded only.
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = context.Request.Headers[TargetHeader].ToString();
            context.Request.Headers.Remove(TargetHeader);
            context.Items[Mark] = Mark;
            return handler(context);
        });
        _app.Start();
    }

    public static Uri Address { get; } = new("http://localhost/");

    /// <summary>Whether a request came this way.</summary>
    public static bool Carries(HttpContext context) => context.Items.ContainsKey(Mark);

    public HttpMessageHandler CreateHandler() => new TargetHandler { InnerHandler = _app.GetTestServer().CreateHandler() };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private sealed class TargetHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Remove(TargetHeader);
            request.Headers.TryAddWithoutValidation(TargetHeader, request.RequestUri!.PathAndQuery);
            try
            {
                return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is IOException
                || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "The emulator reset the connection.", exception);
            }
            finally
            {
                request.Headers.Remove(TargetHeader);
            }
        }
    }
}

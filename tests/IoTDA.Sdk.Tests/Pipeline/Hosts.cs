using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace IoTDA.Sdk.Tests.Pipeline;

/// <summary>What hosts add around a client: the handlers of Microsoft.Extensions.Http.Resilience, and handlers of their own that forward twice.</summary>
public static class Hosts
{
    private const string Resilience = "Microsoft.Extensions.Http.Resilience.ResilienceHandler";

    private static readonly Dictionary<string, (string Handler, Action<IServiceCollection, Func<IoTDABuilder>> Register)> All = new()
    {
        ["standard, by default"] = (Resilience, StandardFirst),
        ["standard, by default afterwards"] = (Resilience, StandardAfterwards),
        ["standard, on this client"] = (Resilience, (_, add) => add().HttpClientBuilder.AddStandardResilienceHandler(Quick)),
        ["hedging, by default"] = (Resilience, HedgingFirst),
        ["hedging, at once"] = (Resilience, (_, add) => add().HttpClientBuilder.AddStandardHedgingHandler().Configure(options => options.Hedging.Delay = TimeSpan.Zero)),
        ["twice"] = (typeof(Twice).FullName!, (_, add) => add().HttpClientBuilder.AddHttpMessageHandler(() => new Twice())),
        ["twice at once"] = (typeof(TwiceAtOnce).FullName!, (_, add) => add().HttpClientBuilder.AddHttpMessageHandler(() => new TwiceAtOnce())),
        ["twice, around the sockets"] = (typeof(Twice).FullName!, (_, add)
            => add().HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => new Twice { InnerHandler = new SocketsHttpHandler() })),
        ["twice, by default afterwards"] = (typeof(Twice).FullName!, TwiceAfterwards),
        ["copies"] = (typeof(Copying).FullName!, (_, add) => add().HttpClientBuilder.AddHttpMessageHandler(() => new Copying())),
    };

    public static IReadOnlyList<string> Names { get; } = [.. All.Keys.Where(name => name != "copies")];

    public static TheoryData<string> Rows => new(Names);

    public static string HandlerOf(string name) => All[name].Handler;

    public static DelegatingHandler SendingTwice() => new Twice();

    public static bool IsTwice(string name) => name.StartsWith("twice", StringComparison.Ordinal);

    public static void Register(string name, IServiceCollection services, Func<IoTDABuilder> add) => All[name].Register(services, add);

    private static void StandardFirst(IServiceCollection services, Func<IoTDABuilder> add)
    {
        services.ConfigureHttpClientDefaults(client => client.AddStandardResilienceHandler(Quick));
        add();
    }

    private static void StandardAfterwards(IServiceCollection services, Func<IoTDABuilder> add)
    {
        add();
        services.ConfigureHttpClientDefaults(client => client.AddStandardResilienceHandler(Quick));
    }

    private static void HedgingFirst(IServiceCollection services, Func<IoTDABuilder> add)
    {
        services.ConfigureHttpClientDefaults(client => client.AddStandardHedgingHandler());
        add();
    }

    private static void TwiceAfterwards(IServiceCollection services, Func<IoTDABuilder> add)
    {
        add();
        services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(() => new Twice()));
    }

    private static void Quick(HttpStandardResilienceOptions options) => options.Retry.Delay = TimeSpan.FromMilliseconds(1);

    /// <summary>Sends each request again, whatever the answer.</summary>
    private sealed class Twice : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                (await base.SendAsync(request, cancellationToken)).Dispose();
            }
            catch (HttpRequestException)
            {
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class TwiceAtOnce : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => (await Task.WhenAll(base.SendAsync(request, cancellationToken), base.SendAsync(request, cancellationToken)))[0];
    }

    private sealed class Copying : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpRequestMessage copy = new(request.Method, request.RequestUri) { Content = request.Content };
            foreach ((string name, IEnumerable<string> values) in request.Headers)
            {
                copy.Headers.TryAddWithoutValidation(name, values);
            }

            return base.SendAsync(copy, cancellationToken);
        }
    }
}

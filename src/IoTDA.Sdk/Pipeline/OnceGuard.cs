using IoTDA.Sdk.Diagnostics;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.Pipeline;

/// <summary>
/// Stands right before the sockets, inside whatever the host has added, and lets each attempt of the client's pass once: a handler that sends a request
/// again would run a task twice. What comes a second time waits for the first and then fails.
/// </summary>
internal sealed class OnceGuard : DelegatingHandler
{
    private readonly IReadOnlyList<string> _hostHandlers;
    private readonly string _clientName;
    private readonly ILogger _logger;
    private readonly bool _isFrameworks;
    private int _warned;

    /// <summary>A guard before a handler.</summary>
    public OnceGuard(HttpMessageHandler inner, IReadOnlyList<string> hostHandlers, string clientName, ILogger logger)
        : base(inner)
    {
        _hostHandlers = hostHandlers;
        _clientName = clientName;
        _logger = logger;
        _isFrameworks = PrimaryHandler.IsFrameworks(inner);
    }

    /// <inheritdoc />
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (SendTicket.Of(request) is not { } ticket)
        {
            return IsCopy(request) ? throw Refuse(request, "sent a copy of the request without its Options") : base.SendAsync(request, cancellationToken);
        }

        if (!ticket.TryTake())
        {
            return RefuseAsync(ticket, request, cancellationToken);
        }

        HttpContent? body = request.Content;
        try
        {
            return ticket.Keep(base.SendAsync(request, cancellationToken), body, _isFrameworks);
        }
#pragma warning disable CA1031 // the ticket tells what the exception proves
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return ticket.Keep(Task.FromException<HttpResponseMessage>(exception), body, _isFrameworks);
        }
    }

    /// <summary>A request of the client's that changes something and has lost its ticket; a host's own request has none of the client's credentials.</summary>
    private static bool IsCopy(HttpRequestMessage request)
        => request.Method == HttpMethod.Post
            && (request.Headers.NonValidated.Contains(SecretHeaders.AuthToken) || request.Headers.NonValidated.Contains(ClockSkew.SignedDate));

    private async Task<HttpResponseMessage> RefuseAsync(SendTicket ticket, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A handler that sends several at once takes the first that ends, and the one that is under way is the one that counts.
        await ticket.EndAsync(cancellationToken).ConfigureAwait(false);
        throw Refuse(request, "sent the request again");
    }

    private SentAgainException Refuse(HttpRequestMessage request, string what)
    {
        string operation = ApiOperation.NameOf(request);
        string who = _hostHandlers.Count == 0 ? "not known" : string.Join(", ", _hostHandlers);
        if (Interlocked.Exchange(ref _warned, 1) == 0)
        {
            Log.SentAgain(new ClientLogger(_logger, _clientName, request.RequestUri!.IdnHost), operation, what, who);
        }

        return new SentAgainException($"was stopped: an HTTP handler of the application {what}, which could execute it twice (the application's handlers: {who})");
    }
}

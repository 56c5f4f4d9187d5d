using System.Security.Authentication;
using IoTDA.Sdk.Errors;

namespace IoTDA.Sdk.Wire;

/// <summary>
/// The right to send one attempt's request once. It travels in the request's options, which copies of a request share, and knows afterwards what the
/// sockets did with it, whatever the handlers in between make of it.
/// </summary>
internal sealed class SendTicket
{
    // Takes the place of a note of Refit's that the operation was made of.
    private static readonly HttpRequestOptionsKey<SendTicket> Key = new(HttpRequestMessageOptions.RelativePathTemplate);

    private int _taken;
    private volatile Task<HttpResponseMessage>? _sent;
    private HttpContent? _body;
    private bool _isWatched;

    /// <summary>What became of the send.</summary>
    public SendOutcome Outcome => _sent is not { } sent ? (Volatile.Read(ref _taken) == 0 ? SendOutcome.NotSent : SendOutcome.Open)
        : sent.Status == TaskStatus.RanToCompletion ? (OfAnswer(sent) == StatusCodes.TooManyRequests ? SendOutcome.Throttled : SendOutcome.Open)
        : sent.IsCompleted && HasNotLeft(sent) ? SendOutcome.NotExecuted
        : SendOutcome.Open;

    /// <summary>The ticket that a request carries; <see langword="null"/> when it carries none.</summary>
    public static SendTicket? Of(HttpRequestMessage request) => request.Options.TryGetValue(Key, out SendTicket? ticket) ? ticket : null;

    /// <summary>Gives a request a new ticket.</summary>
    public static void Issue(HttpRequestMessage request)
    {
        var ticket = new SendTicket();
        request.Options.Set(Key, ticket);
        if (ApiCall.Of(request) is { } call)
        {
            call.Ticket = ticket;
        }
    }

    /// <summary>Takes the right; only the first who asks gets it.</summary>
    public bool TryTake() => Interlocked.Exchange(ref _taken, 1) == 0;

    /// <summary>Remembers the send.</summary>
    /// <param name="sent">The send.</param>
    /// <param name="body">The body.</param>
    /// <param name="isWatched">Whether the body is written by the framework's own handler, and only when there is a connection.</param>
    public Task<HttpResponseMessage> Keep(Task<HttpResponseMessage> sent, HttpContent? body, bool isWatched)
    {
        _body = body;
        _isWatched = isWatched;
        return _sent = sent;
    }

    /// <summary>Waits until the one send has its answer, or none.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        if (_sent is { } sent)
        {
            await Task.WhenAny(sent).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

#pragma warning disable VSTHRD002 // the task is complete
    private static System.Net.HttpStatusCode OfAnswer(Task<HttpResponseMessage> sent) => sent.GetAwaiter().GetResult().StatusCode;
#pragma warning restore VSTHRD002

    /// <summary>Whether a send that failed ended before a connection was there: no name, no connection, no TLS, no proxy, or a body that nobody has written.</summary>
    private bool HasNotLeft(Task<HttpResponseMessage> sent)
    {
        if (_isWatched && !BufferedContent.MayHaveLeft(_body))
        {
            return true;
        }

        try
        {
#pragma warning disable VSTHRD002 // the task is complete
            sent.GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
            return false;
        }
        catch (HttpRequestException exception)
        {
            return TransportFailure.IsConnecting(exception);
        }
        catch (AuthenticationException)
        {
            return true;
        }
        catch (OperationCanceledException exception)
        {
            // The sockets' own limit for connecting.
            return _isWatched && exception.InnerException is TimeoutException;
        }
#pragma warning disable CA1031 // what proves nothing
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}

/// <summary>What became of one send.</summary>
internal enum SendOutcome
{
    /// <summary>Nobody has sent it through this client.</summary>
    NotSent,

    /// <summary>The service never got it.</summary>
    NotExecuted,

    /// <summary>The service refused it, since calls come too fast.</summary>
    Throttled,

    /// <summary>It is under way, was answered, or was lost on its way.</summary>
    Open,
}

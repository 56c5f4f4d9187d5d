using System.Net;
using IoTDA.Sdk.Diagnostics;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.Authentication;

/// <summary>
/// Adds <c>X-Auth-Token</c> to each attempt. An answer that refuses the token, 401 or 403 with the code for it, has it renewed and the request sent once
/// more: the service did not execute what it refused. Without a token nothing is sent.
/// </summary>
internal sealed class TokenHandler(ITokenProvider tokens, int maxResponseSize, ILogger logger) : DelegatingHandler, ICredentialCheck
{
    /// <summary>The header's name.</summary>
    public const string HeaderName = SecretHeaders.AuthToken;

    /// <inheritdoc />
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ValueTask<string> token = SetTokenAsync(request, cancellationToken);
        if (ApiCall.Of(request) is not { } call || !token.IsCompletedSuccessfully)
        {
            return SendAndCheckAsync(token, request, cancellationToken);
        }

        // The attempt waits for the answer anyway.
        call.Check = this;
        return base.SendAsync(request, cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<HttpResponseMessage> CheckAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
        => response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            ? new(CheckAsync(TokenOf(request), request, response, cancellationToken))
            : new(tokens is ITokenFeedback ? Accepted(TokenOf(request), response) : response);

    private static string TokenOf(HttpRequestMessage request) => request.Headers.NonValidated.TryGetValues(HeaderName, out var values) ? values.ToString() : "";

    private async Task<HttpResponseMessage> SendAndCheckAsync(ValueTask<string> setting, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string token = await setting.ConfigureAwait(false);
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return await CheckAsync(token, request, response, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> CheckAsync(string token, HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        for (int renewals = 0; ; renewals++)
        {
            if (response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                || !MayRenew(renewals, token)
                || !await IsRefusedAsync(request, response, cancellationToken).ConfigureAwait(false))
            {
                return Accepted(token, response);
            }

            // Nothing of the call is under way any more.
            ApiCall.Of(request)?.Ticket = null;
            try
            {
                if (!await RejectAsync(request, token, cancellationToken).ConfigureAwait(false))
                {
                    if (tokens is CurrentTokens { IsFixed: true })
                    {
                        ApiCall.Of(request)?.FixedTokenRefused = true;
                    }

                    return response;
                }

                Log.TokenRejected(logger);
            }
            catch
            {
                response.Dispose();
                throw;
            }

            response.Dispose();
            token = await SetTokenAsync(request, cancellationToken).ConfigureAwait(false);
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
    }

    // Once, and once more where the renewal only brought what another process had.
    private bool MayRenew(int renewals, string token) => renewals == 0 || (renewals == 1 && tokens is ITokenFeedback feedback && feedback.IsAnothers(token));

    private HttpResponseMessage Accepted(string token, HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode && tokens is ITokenFeedback feedback)
        {
            feedback.Accepted(token);
        }

        return response;
    }

    private async ValueTask<bool> IsRefusedAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            return true;
        }

        await ResponseBuffer.LoadAsync(response, ApiCall.Of(request), maxResponseSize, cancellationToken).ConfigureAwait(false);
        response.RequestMessage ??= request;
        return ResponseError.ReadEnvelope(response).Code == ErrorCode.InvalidToken;
    }

    private async ValueTask<string> SetTokenAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            ValueTask<string> asked = tokens.GetTokenAsync(cancellationToken);
            string token = asked.IsCompleted ? await asked.ConfigureAwait(false) : await asked.AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
            request.Headers.Remove(HeaderName);
            request.Headers.TryAddWithoutValidation(HeaderName, UserToken.HeaderValue(token));
            return token;
        }
        catch (Exception exception) when (CredentialFailure.IsOne(exception, cancellationToken))
        {
            throw CredentialFailure.Of(request, exception);
        }
    }

    private async ValueTask<bool> RejectAsync(HttpRequestMessage request, string token, CancellationToken cancellationToken)
    {
        try
        {
            return await tokens.RejectAsync(token, cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (CredentialFailure.IsOne(exception, cancellationToken))
        {
            throw CredentialFailure.Of(request, exception);
        }
    }
}

using System.Net;
using IoTDA.Sdk.Diagnostics;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.Authentication;

/// <summary>
/// Adds <c>X-Auth-Token</c> to each attempt. An answer of 401 has the token renewed and the request sent once more, never twice: the service
/// did not execute what it refused. Without a token nothing is sent.
/// </summary>
internal sealed class TokenHandler(ITokenProvider tokens, ILogger logger) : DelegatingHandler
{
    /// <summary>The header's name.</summary>
    public const string HeaderName = SecretHeaders.AuthToken;

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string token = await SetTokenAsync(request, cancellationToken).ConfigureAwait(false);
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
        {
            return response;
        }

        try
        {
            if (!await tokens.RejectAsync(token, cancellationToken).ConfigureAwait(false))
            {
                return response;
            }

            Log.TokenRejected(logger);
            await SetTokenAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            response.Dispose();
            throw;
        }

        response.Dispose();
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<string> SetTokenAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string token = await GetTokenAsync(request, cancellationToken).ConfigureAwait(false);
        request.Headers.Remove(HeaderName);
        request.Headers.TryAddWithoutValidation(HeaderName, token);
        return token;
    }

    private async ValueTask<string> GetTokenAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            string token = await tokens.GetTokenAsync(cancellationToken).ConfigureAwait(false);
            return string.IsNullOrEmpty(token) ? throw new InvalidOperationException("The token provider gave none.") : token;
        }
        catch (Exception exception) when (CredentialFailure.IsOne(exception, cancellationToken))
        {
            throw CredentialFailure.Of(request, exception);
        }
    }
}

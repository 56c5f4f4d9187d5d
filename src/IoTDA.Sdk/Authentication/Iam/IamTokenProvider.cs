using System.Net;
using IoTDA.Sdk.Diagnostics;

namespace IoTDA.Sdk.Authentication.Iam;

/// <summary>
/// Keeps the token of an IAM user. Shortly before its end one renewal runs in the background; without a valid token all callers wait for one
/// renewal, each for as long as it likes. A failed renewal is not kept.
/// </summary>
internal sealed class IamTokenProvider : ITokenProvider, ITokenFeedback
{
    /// <summary>How long the background leaves IAM alone after a failure, while the old token still serves.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly IIamTokenApi _iam;
    private readonly IamTokenRequest _request;
    private readonly TimeSpan _margin;
    private readonly SharedToken? _shared;
    private readonly TimeProvider _timeProvider;
    private readonly ClientTelemetry _telemetry;
    private readonly SingleFlight<IamToken> _renewal;
    private readonly LoginPause _pause;
    private volatile IamToken? _current;
    private volatile string? _rejected;
    private volatile string? _accepted;
    private volatile string? _anothers;
    private long _pausedUntil;

    /// <summary>A provider without a token yet.</summary>
    public IamTokenProvider(
        IIamTokenApi iam, IamTokenRequest request, TimeSpan margin, SharedToken? shared, ClientTelemetry telemetry)
    {
        _iam = iam;
        _request = request;
        _margin = margin;
        _shared = shared;
        _timeProvider = telemetry.TimeProvider;
        _telemetry = telemetry;
        _renewal = new SingleFlight<IamToken>(RenewAsync);
        _pause = new LoginPause(_timeProvider);
    }

    /// <inheritdoc />
    public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = _timeProvider.GetUtcNow();
        if (_current is not { } current || now >= current.ExpiresAt)
        {
            return WaitAsync(cancellationToken);
        }

        if (now >= current.RenewAt && now.UtcTicks >= Volatile.Read(ref _pausedUntil))
        {
            _ = RenewInBackgroundAsync();
        }

        return ValueTask.FromResult(current.Value);
    }

    /// <inheritdoc />
    public ValueTask<bool> RejectAsync(string token, CancellationToken cancellationToken)
    {
        if (_current is { } current && current.Value == token)
        {
            _rejected = token;
#pragma warning disable CS0420 // an interlocked operation is volatile by itself
            if (Interlocked.CompareExchange(ref _current, null, current) == current && !IsAnothers(token))
#pragma warning restore CS0420
            {
                _pause.TokenRefused(hasWorked: _accepted == token);
            }
        }

        return ValueTask.FromResult(true);
    }

    /// <inheritdoc />
    public void Accepted(string token)
    {
        if (!ReferenceEquals(_accepted, token))
        {
            _accepted = token;
        }
    }

    /// <inheritdoc />
    public bool IsAnothers(string token) => _anothers == token;

    private async ValueTask<string> WaitAsync(CancellationToken cancellationToken)
        => (await _renewal.RunAsync().WaitAsync(cancellationToken).ConfigureAwait(false)).Value;

    private async Task RenewInBackgroundAsync()
    {
        try
        {
            await _renewal.RunAsync().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // nobody waits for it; the call after the token's end meets the failure itself
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Volatile.Write(ref _pausedUntil, (_timeProvider.GetUtcNow() + Pause).UtcTicks);
            Log.BackgroundRenewalFailed(_telemetry.Logger, exception.Message);
        }
    }

    private async Task<IamToken> RenewAsync()
    {
        // Who saw the old token and asks only now finds it renewed.
        IamToken? current = _current;
        if (current is not null && IsFresh(current))
        {
            return current;
        }

        if (_shared is not null && await _shared.FindAsync(token => IsBetter(token, current)).ConfigureAwait(false) is { } found)
        {
            Log.TokenTakenFromCache(_telemetry.Logger, found.ExpiresAt);
            _anothers = found.Value;
            return _current = found;
        }

        IamToken token;
        try
        {
            token = await LogInAsync().ConfigureAwait(false);
        }
        catch when (_shared is not null)
        {
            await _shared.EndTurnAsync().ConfigureAwait(false);
            throw;
        }

        _current = token;
        if (_shared is not null)
        {
            await _shared.SetAsync(token).ConfigureAwait(false);
        }

        return token;
    }

    private async Task<IamToken> LogInAsync()
    {
        _pause.ThrowIfPaused();
        DateTimeOffset askedAt = _timeProvider.GetUtcNow();
        IamTokenResponse response;
        try
        {
            response = await _iam.CreateTokenAsync(_request, "true", CancellationToken.None).ConfigureAwait(false);
        }
        catch (IoTDAServiceException refusal) when (refusal is { IsTransient: false, StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden })
        {
            _pause.LoginRefused(refusal);
            throw;
        }

        if (string.IsNullOrEmpty(response.Value))
        {
            throw new IoTDATransportException("CreateToken", $"was answered without the header {IamTokenResponse.Header}", mayHaveExecuted: true, isTransient: true, null, isRead: true);
        }

        var token = IamToken.Issued(response.Value, response.Token, askedAt, _margin);
        _pause.Issued();
        _telemetry.CountTokenRenewal();
        Log.TokenRenewed(_telemetry.Logger, token.ExpiresAt);
        return token;
    }

    private bool IsFresh(IamToken token) => _timeProvider.GetUtcNow() < token.RenewAt;

    private bool IsValid(IamToken token) => _timeProvider.GetUtcNow() < token.ExpiresAt;

    // Without a token of its own, one that is due for renewal is better than a wait.
    private bool IsBetter(IamToken found, IamToken? current)
        => found.Value != _rejected && (current is not null && IsValid(current) ? IsFresh(found) : IsValid(found));
}

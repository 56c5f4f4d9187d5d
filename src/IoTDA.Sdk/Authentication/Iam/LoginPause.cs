using System.Globalization;

namespace IoTDA.Sdk.Authentication.Iam;

/// <summary>
/// Keeps a client from logging in again and again with a password that IAM refuses, or for tokens that the service refuses: the first refusal is free, after
/// each further one there is a pause that doubles. An account is locked otherwise.
/// </summary>
internal sealed class LoginPause(TimeProvider timeProvider)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>How long a token has to live until its refusal says nothing of the next.</summary>
    private static readonly TimeSpan Trial = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private DateTimeOffset _until;
    private DateTimeOffset _issuedAt;
    private int _refusals;
    private Exception? _last;

    /// <summary>A login was successful.</summary>
    public void Issued()
    {
        lock (_lock)
        {
            _issuedAt = timeProvider.GetUtcNow();
            if (_last is not null)
            {
                // The password is right again.
                _refusals = 0;
                _last = null;
            }
        }
    }

    /// <summary>The service refused a token of this client's. That of one which it had accepted before says nothing of the next.</summary>
    public void TokenRefused(bool hasWorked)
    {
        lock (_lock)
        {
            if (hasWorked || timeProvider.GetUtcNow() - _issuedAt > Trial)
            {
                _refusals = 0;
            }

            Refused(null);
        }
    }

    /// <summary>IAM refused a login.</summary>
    public void LoginRefused(Exception refusal)
    {
        lock (_lock)
        {
            Refused(refusal);
        }
    }

    /// <summary>Throws while there is a pause.</summary>
    /// <exception cref="InvalidOperationException">There is one; the message says for how long.</exception>
    public void ThrowIfPaused()
    {
        lock (_lock)
        {
            TimeSpan left = _until - timeProvider.GetUtcNow();
            if (left > TimeSpan.Zero)
            {
                string what = _last?.Message ?? "The service refuses every new token.";
                throw new InvalidOperationException(
                    string.Create(CultureInfo.InvariantCulture, $"{what} After {_refusals} refusals, the next login is in {left.TotalSeconds:0.#} s."), _last);
            }
        }
    }

    private void Refused(Exception? refusal)
    {
        _last = refusal;
        _refusals++;
        if (_refusals > 1)
        {
            TimeSpan pause = First * Math.Pow(2, Math.Min(_refusals - 2, 20));
            _until = timeProvider.GetUtcNow() + (pause < Longest ? pause : Longest);
        }
    }
}

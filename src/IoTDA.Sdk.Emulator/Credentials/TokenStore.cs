using System.Security.Cryptography;
using IoTDA.Sdk.Emulator.Errors;

namespace IoTDA.Sdk.Emulator.Credentials;

/// <summary>The tokens that the emulator accepts: the static one, and those that it issued.</summary>
internal sealed class TokenStore
{
    private const int Few = 1_000;

    // So long an expired token is told from one that never was.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, IssuedToken> _tokens = new(StringComparer.Ordinal);
    private readonly IssuedToken _static;
    private readonly TimeSpan _life;
    private int _issued;
    private int _many = Few;

    public TokenStore(string staticToken, string projectId, TimeSpan life)
    {
        _static = new IssuedToken(staticToken, projectId, DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
        _life = life;
        Reset();
    }

    /// <summary>How many tokens are known, expired ones included.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _tokens.Count;
            }
        }
    }

    public int IssuedCount => Volatile.Read(ref _issued);

    public IssuedToken Issue(string? forProject, DateTimeOffset now)
    {
        string value = "MII" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(480));
        IssuedToken token = new(value, forProject, now, now + _life);
        lock (_lock)
        {
            _tokens[value] = token;
            ForgetOld(now);
        }

        Interlocked.Increment(ref _issued);
        return token;
    }

    /// <summary>Forgets the issued tokens and makes the static one valid again.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            _tokens.Clear();
            _tokens[_static.Value] = _static;
            Volatile.Write(ref _issued, 0);
        }
    }

    public void ExpireAll()
    {
        lock (_lock)
        {
            foreach (string value in _tokens.Keys.ToArray())
            {
                End(value);
            }
        }
    }

    public void Expire(string value)
    {
        lock (_lock)
        {
            End(value);
        }
    }

    /// <summary>The token, if it is valid.</summary>
    public IssuedToken Get(string value, DateTimeOffset now)
    {
        IssuedToken? token;
        lock (_lock)
        {
            token = _tokens.GetValueOrDefault(value);
        }

        if (token is null || token.ExpiresAt <= now)
        {
            throw new RequestRefusedException(
                401,
                EmulatorErrorCodes.Unauthenticated,
                $"Incorrect IAM authentication information: {(token is null ? "decrypt token fail" : "token must be updated")}");
        }

        return token;
    }

    private void ForgetOld(DateTimeOffset now)
    {
        if (_tokens.Count < _many)
        {
            return;
        }

        foreach (IssuedToken old in _tokens.Values.Where(token => token.ExpiresAt < now - Remembered && token.Value != _static.Value).ToArray())
        {
            _tokens.Remove(old.Value);
        }

        _many = Math.Max(Few, _tokens.Count * 2);
    }

    private void End(string value)
    {
        if (_tokens.TryGetValue(value, out IssuedToken? token))
        {
            _tokens[value] = token with { ExpiresAt = DateTimeOffset.MinValue };
        }
    }
}

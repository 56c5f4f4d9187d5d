using System.Security.Cryptography;
using IoTDA.Sdk.Emulator.Errors;

namespace IoTDA.Sdk.Emulator.Credentials;

/// <summary>The tokens that the emulator accepts: the static one, and those that it issued.</summary>
internal sealed class TokenStore(string staticToken, string projectId, TimeSpan life)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, IssuedToken> _tokens = new(StringComparer.Ordinal)
    {
        [staticToken] = new(staticToken, projectId, DateTimeOffset.MinValue, DateTimeOffset.MaxValue),
    };

    private int _issued;

    public int IssuedCount => Volatile.Read(ref _issued);

    public IssuedToken Issue(string? forProject, DateTimeOffset now)
    {
        string value = "MII" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(480));
        IssuedToken token = new(value, forProject, now, now + life);
        lock (_lock)
        {
            _tokens[value] = token;
        }

        Interlocked.Increment(ref _issued);
        return token;
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

    private void End(string value)
    {
        if (_tokens.TryGetValue(value, out IssuedToken? token))
        {
            _tokens[value] = token with { ExpiresAt = DateTimeOffset.MinValue };
        }
    }
}

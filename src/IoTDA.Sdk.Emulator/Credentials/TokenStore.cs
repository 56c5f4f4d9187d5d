using System.Security.Cryptography;
using IoTDA.Sdk.Emulator.Errors;

namespace IoTDA.Sdk.Emulator.Credentials;

/// <summary>The tokens that the emulator accepts: the static one, and those that it issued.</summary>
internal sealed class TokenStore(string staticToken, TimeSpan life)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _ends = new(StringComparer.Ordinal) { [staticToken] = DateTimeOffset.MaxValue };
    private int _issued;

    public int IssuedCount => Volatile.Read(ref _issued);

    public IssuedToken Issue(DateTimeOffset now)
    {
        string value = "MII" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(480));
        IssuedToken token = new(value, now, now + life);
        lock (_lock)
        {
            _ends[value] = token.ExpiresAt;
        }

        Interlocked.Increment(ref _issued);
        return token;
    }

    public void ExpireAll()
    {
        lock (_lock)
        {
            foreach (string value in _ends.Keys.ToArray())
            {
                _ends[value] = DateTimeOffset.MinValue;
            }
        }
    }

    public void Expire(string value)
    {
        lock (_lock)
        {
            _ends[value] = DateTimeOffset.MinValue;
        }
    }

    public void Check(string value, DateTimeOffset now)
    {
        bool known;
        DateTimeOffset end;
        lock (_lock)
        {
            known = _ends.TryGetValue(value, out end);
        }

        if (!known || end <= now)
        {
            throw new RequestRefusedException(
                401,
                EmulatorErrorCodes.Unauthenticated,
                known ? "Incorrect IAM authentication information: token must be updated" : "Incorrect IAM authentication information: decrypt token fail");
        }
    }
}

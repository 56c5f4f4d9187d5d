using System.Globalization;

namespace IoTDA.Sdk.Authentication.Iam;

/// <summary>A token and its times, by this machine's clock.</summary>
internal sealed class IamToken(string value, DateTimeOffset expiresAt, DateTimeOffset renewAt)
{
    private const int MaxCacheText = 64 * 1024;

    // A day, and what two machines' clocks may differ by.
    private static readonly TimeSpan MaxLife = TimeSpan.FromHours(25);

    /// <summary>The token.</summary>
    public string Value { get; } = value;

    /// <summary>When it ends.</summary>
    public DateTimeOffset ExpiresAt { get; } = expiresAt;

    /// <summary>From when on it is renewed.</summary>
    public DateTimeOffset RenewAt { get; } = renewAt;

    /// <summary>A token that was issued just now.</summary>
    public static IamToken Issued(string value, IamTokenFacts facts, DateTimeOffset askedAt, TimeSpan margin)
    {
        // Its life counts from the asking, so that IAM's clock and this machine's need not agree.
        DateTimeOffset expiresAt = facts.IssuedAt is { } issuedAt && issuedAt < facts.ExpiresAt ? askedAt + (facts.ExpiresAt - issuedAt) : facts.ExpiresAt;
        TimeSpan half = (expiresAt - askedAt) / 2;
        return new IamToken(value, expiresAt, expiresAt - (margin < half ? margin : half));
    }

    /// <summary>The token as text for a cache. It holds its key, so that nobody can put the entry of another user or project in its place.</summary>
    public string ToCacheText(string key)
        => string.Create(CultureInfo.InvariantCulture, $"{key} {ExpiresAt.UtcDateTime:O} {RenewAt.UtcDateTime:O} {Value}");

    /// <summary>A token from a cache's text; <see langword="null"/> when it is not one of this key's, or claims to live longer than a token can.</summary>
    public static IamToken? FromCacheText(string text, string key, DateTimeOffset now)
        => text.Length <= MaxCacheText && text.Split(' ') is [var itsKey, var expiresAt, var renewAt, { Length: > 0 } value]
            && itsKey == key
            && DateTimeOffset.TryParseExact(expiresAt, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset end)
            && DateTimeOffset.TryParseExact(renewAt, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset renewal)
            && renewal <= end && end <= now + MaxLife
            && Validation.Characters.AreHeaderText(value)
                ? new IamToken(value, end, renewal)
                : null;

    /// <summary>When it ends, without the token.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"token until {ExpiresAt:u}");
}

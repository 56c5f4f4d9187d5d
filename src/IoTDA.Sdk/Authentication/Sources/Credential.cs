using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk.Authentication.Sources;

/// <summary>
/// Credentials from one place: tokens, keys, or a user who has yet to log in. Nothing is made of them before it is needed. Its text is the place, and shows
/// no value; nor does what is wrong with it.
/// </summary>
internal sealed class Credential
{
    private static readonly TimeSpan MaxMargin = TimeSpan.FromHours(12);

    private readonly string _source;

    private Credential(string source, params IEnumerable<string?> wrong)
    {
        _source = source;
        Wrong = wrong.OfType<string>();
    }

    /// <summary>Makes the provider of tokens; <see langword="null"/> when requests are signed, or the user has yet to log in.</summary>
    public Func<ITokenProvider>? Tokens { get; private init; }

    /// <summary>Makes the provider of the keys that requests are signed with; <see langword="null"/> when they carry a token.</summary>
    public Func<IAccessKeyProvider>? Keys { get; private init; }

    /// <summary>The user who logs in; <see langword="null"/> when there is no need to.</summary>
    public IamPasswordOptions? User { get; private init; }

    /// <summary>The id of the project that stands beside it; <see langword="null"/> where none does.</summary>
    public string? ProjectId { get; private init; }

    /// <summary>Whether it is a provider of the host's own.</summary>
    public bool IsProvider { get; private init; }

    /// <summary>What is wrong with the values.</summary>
    public IEnumerable<string> Wrong { get; }

    /// <summary>What it consists of, to tell one from another.</summary>
    private object? Values { get; init; }

    public static Credential OfToken(string source, string token)
        => new(source, HeaderText(source, token)) { Tokens = () => new StaticTokenProvider(token), Values = token };

    public static Credential OfKey(string source, AccessKeyOptions key, IEnumerable<string>? misread = null, string? projectId = null)
        => new(
            source,
            [
                .. misread ?? [],
                HeaderText($"{source}: {nameof(key.AccessKeyId)}", key.AccessKeyId),
                HeaderText($"{source}: {nameof(key.SecretAccessKey)}", key.SecretAccessKey),
                key.SecurityToken is null ? null : HeaderText($"{source}: {nameof(key.SecurityToken)}", key.SecurityToken),
                projectId is null || Characters.AreId(projectId) ? null : $"{source}: the project's id holds letters, digits, '_' and '-' only.",
            ])
        {
            Keys = () => new StaticAccessKeyProvider(new AccessKey(key.AccessKeyId!, key.SecretAccessKey!, key.SecurityToken)),
            ProjectId = projectId,
            Values = (key.AccessKeyId, key.SecretAccessKey, key.SecurityToken),
        };

    public static Credential OfUser(string source, IamPasswordOptions user, IEnumerable<string>? misread = null)
        => new(
            source,
            [
                .. misread ?? [],
                Required($"{source}: {nameof(user.DomainName)}", user.DomainName),
                Required($"{source}: {nameof(user.UserName)}", user.UserName),
                Required($"{source}: {nameof(user.Password)}", user.Password),
                user.RenewalMargin < TimeSpan.Zero || user.RenewalMargin > MaxMargin ? $"{source}: RenewalMargin is 0 to 12 hours; it is {user.RenewalMargin}." : null,
            ])
        {
            User = user,
            Values = (user.DomainName, user.UserName, user.Password, user.RenewalMargin),
        };

    /// <summary>Credentials of a section that cannot be read.</summary>
    public static Credential Unreadable(string source, IEnumerable<string> wrong) => new(source, wrong);

    public static Credential OfProvider(string source, Func<ITokenProvider> tokens) => new(source) { Tokens = tokens, IsProvider = true };

    public static Credential OfProvider(string source, Func<IAccessKeyProvider> keys) => new(source) { Keys = keys, IsProvider = true };

    /// <summary>The providers that a caller has given.</summary>
    public static IEnumerable<Credential> OfProviders(ITokenProvider? tokens, IAccessKeyProvider? keys)
    {
        if (tokens is not null)
        {
            yield return OfProvider("the token provider", () => tokens);
        }

        if (keys is not null)
        {
            yield return OfProvider("the access key provider", () => keys);
        }
    }

    /// <summary>Whether another comes from the same place with the same values.</summary>
    public bool IsSameAs(Credential other) => _source == other._source && Equals(Values, other.Values);

    public override string ToString() => _source;

    private static string? Required(string name, string? value) => string.IsNullOrEmpty(value) ? $"{name} is missing." : null;

    private static string? HeaderText(string name, string? value)
        => Required(name, value) ?? (Characters.AreHeaderText(value!) ? null : $"{name} has visible ASCII characters only, and no space or line end.");
}

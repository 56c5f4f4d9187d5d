namespace IoTDA.Sdk.Emulator;

/// <summary>A user of IAM who can ask for a token by password.</summary>
/// <param name="DomainName">The account that the user belongs to: <c>domain.name</c>.</param>
/// <param name="Name">The user's name.</param>
/// <param name="Password">The password.</param>
public sealed record EmulatedUser(string DomainName, string Name, string Password)
{
    /// <summary>Whether the log-in works; it does by default.</summary>
    public EmulatedUserState State { get; init; }

    /// <summary>The user without the password.</summary>
    /// <returns>Domain, name and state.</returns>
    public override string ToString() => $"{DomainName}/{Name} ({State})";
}

/// <summary>Whether a user can log in. The statuses of the answers are documented, their texts for all but a wrong password are not.</summary>
public enum EmulatedUserState
{
    /// <summary>With the right password: 201.</summary>
    Normal,

    /// <summary>Locked after wrong passwords: 401, whatever the password.</summary>
    Locked,

    /// <summary>The password must be changed first: 401.</summary>
    PasswordExpired,

    /// <summary>A second factor is needed, for which there is another API: 401.</summary>
    MfaRequired,
}

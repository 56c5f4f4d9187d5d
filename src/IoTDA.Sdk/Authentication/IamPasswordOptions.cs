using System.Diagnostics;

namespace IoTDA.Sdk;

/// <summary>
/// An IAM user who logs in with a password. The token that IAM gives for it is for the client's project, is kept, and is renewed before
/// its end.
/// </summary>
/// <remarks>
/// A HUAWEI ID cannot log in this way, nor can a user who needs a second factor: make an IAM user for the application.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class IamPasswordOptions
{
    /// <summary>The account's name; <c>domain.name</c> on the wire.</summary>
    /// <value>Required. The console shows it under My Credentials.</value>
    public string? DomainName { get; set; }

    /// <summary>The IAM user's name; <c>user.name</c> on the wire.</summary>
    /// <value>Required.</value>
    public string? UserName { get; set; }

    /// <summary>The IAM user's password; <c>user.password</c> on the wire.</summary>
    /// <value>Required. Keep it out of files that are shared.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Password { get; set; }

    /// <summary>How long before its end a token is renewed, in the background while calls go on with the old one.</summary>
    /// <value>0 to 12 hours; never more than half a token's life is used. The default is 30 minutes. A token lives 24 hours.</value>
    public TimeSpan RenewalMargin { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>The user's name without the password.</summary>
    public override string ToString() => $"IAM user {DomainName}/{UserName}";
}

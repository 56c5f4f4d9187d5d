using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk.Authentication.Sources;

/// <summary>Checks the credentials themselves. No message shows a value that may be secret.</summary>
internal static class CredentialRules
{
    private static readonly TimeSpan MaxMargin = TimeSpan.FromHours(12);

    /// <summary>Collects what is wrong with the credentials themselves.</summary>
    public static void Check(List<string> wrong, CredentialSource source)
    {
        switch (source)
        {
            case TokenSource { Token: var token }:
                HeaderText(wrong, source.Name, token);
                break;
            case AccessKeySource { Options: var key }:
                HeaderText(wrong, $"{source}: {nameof(key.AccessKeyId)}", key.AccessKeyId);
                HeaderText(wrong, $"{source}: {nameof(key.SecretAccessKey)}", key.SecretAccessKey);
                if (key.SecurityToken is not null)
                {
                    HeaderText(wrong, $"{source}: {nameof(key.SecurityToken)}", key.SecurityToken);
                }

                break;
            case IamPasswordSource { Options: var user }:
                Required(wrong, source, nameof(user.DomainName), user.DomainName);
                Required(wrong, source, nameof(user.UserName), user.UserName);
                Required(wrong, source, nameof(user.Password), user.Password);
                if (user.RenewalMargin < TimeSpan.Zero || user.RenewalMargin > MaxMargin)
                {
                    wrong.Add($"{source}: RenewalMargin is 0 to 12 hours; it is {user.RenewalMargin}.");
                }

                break;
        }
    }

    private static void Required(List<string> wrong, CredentialSource source, string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            wrong.Add($"{source}: {name} is required.");
        }
    }

    private static void HeaderText(List<string> wrong, string name, string? value)
    {
        if (string.IsNullOrEmpty(value) || !Characters.AreHeaderText(value))
        {
            wrong.Add($"{name} has visible ASCII characters only, and at least one.");
        }
    }
}

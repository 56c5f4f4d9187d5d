namespace IoTDA.Sdk.Authentication.Sources;

/// <summary>
/// The profile that the vendor's tools share: an INI file with an access key under <c>[basic]</c>. Its other keys are for ways to log in that this SDK does not have.
/// </summary>
internal readonly record struct VendorProfile(Credential? Credential, string? Missing)
{
    private const string Variable = "HUAWEICLOUD_SDK_CREDENTIALS_FILE";
    private const string Section = "basic";

    /// <summary>Reads the profile: its credential, or what is missing.</summary>
    public static VendorProfile Read(EnvironmentVariables variables)
    {
        string? named = variables[Variable];
        string path = named ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".huaweicloud", "credentials");
        string source = named is null ? "the file ~/.huaweicloud/credentials" : $"the file of {Variable}";
        try
        {
            return variables.ReadFile(path) is { } text ? Of(source, Parse(text)) : new VendorProfile(null, $"{source} (not there)");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new VendorProfile(null, $"{source} (cannot be read: {exception.GetType().Name})");
        }
    }

    private static VendorProfile Of(string source, Dictionary<string, string> keys)
    {
        (string? id, string? secret) = (Get(keys, "ak"), Get(keys, "sk"));
        if (id is null || secret is null)
        {
            return new VendorProfile(null, $"{source} (no {(id is null && secret is null ? "ak and no sk" : id is null ? "ak" : "sk")} under [{Section}])");
        }

        var options = new AccessKeyOptions { AccessKeyId = id, SecretAccessKey = secret, SecurityToken = Get(keys, "security_token") };
        return new VendorProfile(Credential.OfKey(source, options, projectId: Get(keys, "project_id")), null);
    }

    private static string? Get(Dictionary<string, string> keys, string key) => keys.TryGetValue(key, out string? value) ? value : null;

    private static Dictionary<string, string> Parse(string text)
    {
        Dictionary<string, string> keys = new(StringComparer.OrdinalIgnoreCase);
        bool inside = false;
        foreach (string line in text.Split('\n').Select(static line => line.Trim().TrimStart('\uFEFF')))
        {
            int equals = line.IndexOf('=');
            if (line is ['[', ..])
            {
                inside = line.Equals($"[{Section}]", StringComparison.OrdinalIgnoreCase);
            }
            else if (inside && equals > 0 && line[0] is not ('#' or ';') && line[(equals + 1)..].Trim() is { Length: > 0 } value)
            {
                keys[line[..equals].Trim()] = value;
            }
        }

        return keys;
    }
}

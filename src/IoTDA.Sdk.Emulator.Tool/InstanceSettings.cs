namespace IoTDA.Sdk.Emulator.Tool;

/// <summary>Who may call the emulator, where and with what.</summary>
internal static class InstanceSettings
{
    public static IReadOnlyList<Setting> All { get; } =
    [
        Setting.Of("--port", "N", nameof(EmulatorOptions.Port), "port to listen on (default: a free one)",
            OptionText.WholeNumber(0, 65_535), (options, value) => options.Port = value),
        Setting.Of("--project", "ID", nameof(EmulatorOptions.ProjectId), "project id in the paths",
            OptionText.Word, (options, value) => options.ProjectId = value),
        Setting.Of("--instance", "ID", nameof(EmulatorOptions.InstanceId), "instance id that each request must carry (default: none needed)",
            OptionText.Word, (options, value) => options.InstanceId = value),
        Setting.Of("--token", "TEXT", nameof(EmulatorOptions.Token), "token that is accepted",
            OptionText.Word, (options, value) => options.Token = value),
        Setting.Of("--token-hours", "N", nameof(EmulatorOptions.TokenLifetime), "lifetime of the tokens that are issued (default: 24)",
            OptionText.Number(0.001, 8_760), (options, value) => options.TokenLifetime = TimeSpan.FromHours(value)),
        Setting.OfMany("--user", "DOMAIN/NAME:PASSWORD", nameof(EmulatorOptions.Users), "user who can ask for a token",
            ReadUser, (options, value) => options.Users.Add(value)),
        Setting.OfMany("--access-key", "AK:SK", nameof(EmulatorOptions.AccessKeys), "key pair that can sign requests",
            ReadAccessKey, (options, value) => options.AccessKeys.Add(value)),
        Setting.Of("--signature", "sdk|v11|either", nameof(EmulatorOptions.SignatureAlgorithm), "signature algorithm that the instance takes (default: either)",
            ReadAlgorithm, (options, value) => options.SignatureAlgorithm = value),
        Setting.Of("--region", "NAME", nameof(EmulatorOptions.Region), "region, which is the project's name for IAM (default: cn-north-4)",
            OptionText.Word, (options, value) => options.Region = value),
    ];

    private static EmulatedUser ReadUser(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        int colon = slash < 0 ? -1 : text.IndexOf(':', slash);
        return slash < 1 || colon <= slash + 1 || colon == text.Length - 1
            ? throw new FormatException("needs a value like DOMAIN/NAME:PASSWORD.")
            : new EmulatedUser(text[..slash], text[(slash + 1)..colon], text[(colon + 1)..]);
    }

    private static EmulatedAccessKey ReadAccessKey(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 1 || colon == text.Length - 1
            ? throw new FormatException("needs a value like AK:SK.")
            : new EmulatedAccessKey(text[..colon], text[(colon + 1)..]);
    }

    private static SignatureAlgorithm ReadAlgorithm(string text) => text switch
    {
        "sdk" => SignatureAlgorithm.SdkHmacSha256,
        "v11" => SignatureAlgorithm.V11HmacSha256,
        "either" => SignatureAlgorithm.Either,
        _ => throw new FormatException($"needs sdk, v11 or either, not '{text}'."),
    };
}

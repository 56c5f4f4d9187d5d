namespace IoTDA.Sdk.Emulator.Tool;

/// <summary>Who may call the emulator, where and with what.</summary>
internal static class InstanceSettings
{
    public static IReadOnlyList<Setting> All { get; } =
    [
        Setting.Of("--host", "ADDRESS", nameof(EmulatorOptions.Host), "address to listen on: an IP address, localhost, or * for all (default: 127.0.0.1)",
            OptionText.Word, (options, value) => options.Host = value),
        Setting.Of("--control-key", "TEXT", nameof(EmulatorOptions.ControlKey), "key of the page and the control routes (default: none on loopback, else by chance)",
            OptionText.Word, (options, value) => options.ControlKey = value),
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
        Setting.OfMany("--temporary-key", "AK:SK:TOKEN", nameof(EmulatorOptions.AccessKeys), "temporary key pair and its security token",
            ReadTemporaryKey, (options, value) => options.AccessKeys.Add(value)),
        Setting.Of("--signature", "sdk|v11|either", nameof(EmulatorOptions.SignatureAlgorithm), "signature algorithm that the instance takes (default: either)",
            ReadAlgorithm, (options, value) => options.SignatureAlgorithm = value),
        Setting.Of("--region", "NAME", nameof(EmulatorOptions.Region), "region, which is the project's name for IAM (default: cn-north-4)",
            OptionText.Word, (options, value) => options.Region = value),
        Setting.OfMany("--app", "ID", nameof(EmulatorOptions.AppIds), "resource space that exists (default: each one does)",
            OptionText.Word, (options, value) => options.AppIds.Add(value)),
        Setting.Of("--default-app", "ID", nameof(EmulatorOptions.DefaultAppId), "resource space of a task that names none",
            OptionText.Word, (options, value) => options.DefaultAppId = value),
        Setting.Switch("--lenient", nameof(EmulatorOptions.Lenient), "passes over members and parameters that are not known, and nulls",
            options => options.Lenient = true),
        Setting.Switch("--unknown-types", nameof(EmulatorOptions.AcceptUnknownTaskTypes), "accepts task types that are not described, such as changeGateway",
            options => options.AcceptUnknownTaskTypes = true),
        Setting.Switch("--no-need-confirm", nameof(EmulatorOptions.NoNeedConfirm), "a service that does not know need_confirm",
            options => options.NoNeedConfirm = true),
        Setting.Switch("--not-subscribed", nameof(EmulatorOptions.NotSubscribed), "an account that has not subscribed to IoTDA: 403 IOTDA.000021",
            options => options.NotSubscribed = true),
        Setting.Switch("--list-all-types", nameof(EmulatorOptions.RequireTaskTypeInList), "the list of tasks does not need task_type",
            options => options.RequireTaskTypeInList = false),
        Setting.Switch("--no-rate-limits", nameof(EmulatorOptions.LimitRates), "searches and downloads as often as one likes",
            options => options.LimitRates = false),
        Setting.Of("--empty-marker", "omitted|null|echoed", nameof(EmulatorOptions.EmptyPageMarker), "page.marker of an empty page (default: omitted)",
            OptionText.OneOf<EmptyPageMarker>, (options, value) => options.EmptyPageMarker = value),
        Setting.Of("--journal", "N", nameof(EmulatorOptions.JournalCapacity), "requests that are remembered (default: 1000)",
            OptionText.WholeNumber(1, 10_000_000), (options, value) => options.JournalCapacity = value),
        Setting.Of("--journal-mb", "N", nameof(EmulatorOptions.JournalBodyBytes), "megabytes of bodies that are remembered (default: 64)",
            OptionText.Number(0, 65_536), (options, value) => options.JournalBodyBytes = (long)(value * 1024 * 1024)),
    ];

    private static EmulatedAccessKey ReadTemporaryKey(string text)
    {
        int first = text.IndexOf(':', StringComparison.Ordinal);
        int last = text.LastIndexOf(':');
        return first < 1 || last <= first + 1 || last == text.Length - 1
            ? throw new FormatException("needs a value like AK:SK:TOKEN.")
            : new EmulatedAccessKey(text[..first], text[(first + 1)..last], text[(last + 1)..]);
    }

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

namespace IoTDA.Sdk.DependencyInjection.Settings;

/// <summary>One setting that a configuration may hold.</summary>
/// <param name="Key">Its key within the client's section.</param>
/// <param name="Type">What its text has to be.</param>
/// <param name="Read">Its value in the options.</param>
internal sealed record Setting(string Key, SettingType Type, Func<IoTDAClientOptions, object?> Read)
{
    /// <summary>Whether it is a credential, which is taken up while the client runs.</summary>
    public bool IsCredential => Key is nameof(IoTDAClientOptions.Token)
        || Key.StartsWith(nameof(IoTDAClientOptions.AccessKey), StringComparison.Ordinal)
        || Key.StartsWith(nameof(IoTDAClientOptions.IamPassword), StringComparison.Ordinal);

    /// <summary>All of them; a test compares them with the options' members.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        new("Endpoint", SettingType.Address, static options => options.Endpoint),
        new("ProjectId", SettingType.Text, static options => options.ProjectId),
        new("ProjectName", SettingType.Text, static options => options.ProjectName),
        new("Region", SettingType.Text, static options => options.Region),
        new("IamEndpoint", SettingType.Address, static options => options.IamEndpoint),
        new("AllowUnencryptedHttp", SettingType.Flag, static options => options.AllowUnencryptedHttp),
        new("InstanceId", SettingType.Text, static options => options.InstanceId),
        new("Token", SettingType.Text, static options => options.Token),
        new("AccessKey:AccessKeyId", SettingType.Text, static options => options.AccessKey?.AccessKeyId),
        new("AccessKey:SecretAccessKey", SettingType.Text, static options => options.AccessKey?.SecretAccessKey),
        new("AccessKey:SecurityToken", SettingType.Text, static options => options.AccessKey?.SecurityToken),
        new("SigningAlgorithm", SettingType.Enumeration<SigningAlgorithm>(), static options => options.SigningAlgorithm),
        new("IamPassword:DomainName", SettingType.Text, static options => options.IamPassword?.DomainName),
        new("IamPassword:UserName", SettingType.Text, static options => options.IamPassword?.UserName),
        new("IamPassword:Password", SettingType.Text, static options => options.IamPassword?.Password),
        new("IamPassword:RenewalMargin", SettingType.Duration, static options => options.IamPassword?.RenewalMargin),
        new("ValidateRequests", SettingType.Flag, static options => options.ValidateRequests),
        new("MaxResponseSize", SettingType.Number, static options => options.MaxResponseSize),
        new("MaxDownloadSize", SettingType.LargeNumber, static options => options.MaxDownloadSize),
        new("Resilience:MaxAttempts", SettingType.Number, static options => options.Resilience.MaxAttempts),
        new("Resilience:AttemptTimeout", SettingType.Duration, static options => options.Resilience.AttemptTimeout),
        new("Resilience:TotalTimeout", SettingType.Duration, static options => options.Resilience.TotalTimeout),
        new("Resilience:UploadAttemptTimeout", SettingType.Duration, static options => options.Resilience.UploadAttemptTimeout),
        new("Resilience:UploadTotalTimeout", SettingType.Duration, static options => options.Resilience.UploadTotalTimeout),
        new("Resilience:DownloadTotalTimeout", SettingType.Duration, static options => options.Resilience.DownloadTotalTimeout),
        new("Resilience:TransientDelay", SettingType.Duration, static options => options.Resilience.TransientDelay),
        new("Resilience:MaxTransientDelay", SettingType.Duration, static options => options.Resilience.MaxTransientDelay),
        new("Resilience:ThrottlingDelay", SettingType.Duration, static options => options.Resilience.ThrottlingDelay),
        new("Resilience:MaxThrottlingDelay", SettingType.Duration, static options => options.Resilience.MaxThrottlingDelay),
        new("Resilience:RetryBudget", SettingType.Number, static options => options.Resilience.RetryBudget),
        .. Rate("RateLimit:Client", static options => options.RateLimit.Client),
        .. OperationNames.All.SelectMany(static operation => Rate(
            $"RateLimit:Operations:{operation}",
            options => options.RateLimit.Operations.TryGetValue(operation, out CallRateOptions? rate) ? rate : null)),
        new("Recovery:Enabled", SettingType.Flag, static options => options.Recovery.Enabled),
        new("Recovery:ClockSkew", SettingType.Duration, static options => options.Recovery.ClockSkew),
        new("Recovery:SettlingTime", SettingType.Duration, static options => options.Recovery.SettlingTime),
        new("Recovery:Timeout", SettingType.Duration, static options => options.Recovery.Timeout),
        new("Recovery:MaxPages", SettingType.Number, static options => options.Recovery.MaxPages),
        new("Recovery:TaskNamesAreUnique", SettingType.Flag, static options => options.Recovery.TaskNamesAreUnique),
        new("Recovery:CreateAgain", SettingType.Enumeration<CreateAgain>(), static options => options.Recovery.CreateAgain),
        new("Watch:MinInterval", SettingType.Duration, static options => options.Watch.MinInterval),
        new("Watch:MaxInterval", SettingType.Duration, static options => options.Watch.MaxInterval),
        new("Watch:MaxConsecutiveErrors", SettingType.Number, static options => options.Watch.MaxConsecutiveErrors),
    ];

    private static Setting[] Rate(string section, Func<IoTDAClientOptions, CallRateOptions?> of) =>
    [
        new($"{section}:PermitLimit", SettingType.Number, options => of(options)?.PermitLimit),
        new($"{section}:Window", SettingType.Duration, options => of(options)?.Window),
        new($"{section}:QueueLimit", SettingType.Number, options => of(options)?.QueueLimit),
    ];
}

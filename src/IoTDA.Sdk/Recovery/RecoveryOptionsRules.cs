namespace IoTDA.Sdk.Recovery;

/// <summary>Checks the recovery options.</summary>
internal static class RecoveryOptionsRules
{
    /// <summary>Collects what is wrong.</summary>
    public static void Check(List<string> wrong, RecoveryOptions options)
    {
        if (options.ClockSkew < TimeSpan.FromSeconds(1) || options.ClockSkew > TimeSpan.FromHours(1))
        {
            wrong.Add($"Recovery.ClockSkew is 1 second to 1 hour; it is {options.ClockSkew}.");
        }

        if (options.SettlingTime < TimeSpan.Zero || options.SettlingTime > TimeSpan.FromMinutes(5))
        {
            wrong.Add($"Recovery.SettlingTime is 0 to 5 minutes; it is {options.SettlingTime}.");
        }

        if (options.Timeout < TimeSpan.FromSeconds(1) || options.Timeout > TimeSpan.FromHours(1) || options.Timeout < options.SettlingTime)
        {
            wrong.Add($"Recovery.Timeout is 1 second to 1 hour, and not below Recovery.SettlingTime ({options.SettlingTime}); it is {options.Timeout}.");
        }

        if (options.MaxPages is < 1 or > 1000)
        {
            wrong.Add($"Recovery.MaxPages is 1 to 1000; it is {options.MaxPages}.");
        }

        if (options.CreateAgain is < CreateAgain.Never or > CreateAgain.UpgradesToo)
        {
            wrong.Add($"Recovery.CreateAgain is Never, StateSettingTypes or UpgradesToo; it is {options.CreateAgain}.");
        }
    }
}

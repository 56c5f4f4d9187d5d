namespace IoTDA.Sdk.Recovery;

/// <summary>Checks the reconciliation options.</summary>
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
    }
}

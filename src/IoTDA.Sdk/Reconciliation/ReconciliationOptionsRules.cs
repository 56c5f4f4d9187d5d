namespace IoTDA.Sdk.Reconciliation;

/// <summary>Checks the reconciliation options.</summary>
internal static class ReconciliationOptionsRules
{
    /// <summary>Collects what is wrong.</summary>
    /// <param name="wrong">Where messages go.</param>
    /// <param name="options">The options.</param>
    public static void Check(List<string> wrong, ReconciliationOptions options)
    {
        if (options.ClockSkew < TimeSpan.FromSeconds(1) || options.ClockSkew > TimeSpan.FromHours(1))
        {
            wrong.Add($"Reconciliation.ClockSkew is 1 second to 1 hour; it is {options.ClockSkew}.");
        }

        if (options.SettlingTime < TimeSpan.Zero || options.SettlingTime > TimeSpan.FromMinutes(5))
        {
            wrong.Add($"Reconciliation.SettlingTime is 0 to 5 minutes; it is {options.SettlingTime}.");
        }
    }
}

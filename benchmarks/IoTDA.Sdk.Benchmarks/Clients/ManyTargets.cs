namespace IoTDA.Sdk.Benchmarks.Clients;

/// <summary>The ids that an application has at hand. Apart from the clients, so that a process that needs one id makes one.</summary>
internal static class ManyTargets
{
    public const int Count = 30_000;

    /// <summary>The ids of the large create.</summary>
    public static string[] Ids { get; } = [.. Enumerable.Range(0, Count).Select(Answers.FixedAnswers.DeviceId)];
}

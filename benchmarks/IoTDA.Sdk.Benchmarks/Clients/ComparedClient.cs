namespace IoTDA.Sdk.Benchmarks.Clients;

/// <summary>One of the clients that are compared: the same four calls.</summary>
internal abstract class ComparedClient : IDisposable
{
    public const string ProjectId = "77b6a44cba5143ab91d13ab9a8ff44fd";
    public const string InstanceId = "e495cf17-ff79-4294-8f64-4d367919d665";
    public const string TaskName = "MeterUpgrade_2026_11";
    public const string PackageId = "32822e5744a45ede319d2c50";
    public const int Retries = 5;
    public const int RetryMinutes = 60;
    public const int ManyTargets = 30_000;

    /// <summary>As long as an IAM token without a catalogue.</summary>
    public static string Token { get; } = "MII" + new string('A', 1500);

    /// <summary>The ids of the large create.</summary>
    public static string[] Targets { get; } = [.. Enumerable.Range(0, ManyTargets).Select(Answers.FixedAnswers.DeviceId)];

    /// <summary>A short name for the table.</summary>
    public abstract string Name { get; }

    /// <summary>Creates a task with the first of the targets.</summary>
    /// <param name="count">How many: 1, or all.</param>
    /// <returns>The id in the answer.</returns>
    public abstract Task<string> CreateAsync(int count);

    /// <summary>Shows a task.</summary>
    /// <returns>The id in the answer.</returns>
    public abstract Task<string> ShowAsync();

    /// <summary>Reads a page of 50 tasks.</summary>
    /// <returns>The id of the last one.</returns>
    public abstract Task<string> ListAsync();

    public abstract void Dispose();
}

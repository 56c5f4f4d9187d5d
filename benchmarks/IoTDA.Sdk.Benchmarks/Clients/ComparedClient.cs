namespace IoTDA.Sdk.Benchmarks.Clients;

/// <summary>One of the clients that are compared: the same four calls.</summary>
internal abstract class ComparedClient : IDisposable
{
    public const string ProjectId = "77b6a44cba5143ab91d13ab9a8ff44fd";
    public const string InstanceId = "e495cf17-ff79-4294-8f64-4d367919d665";
    public const string TaskName = "MeterUpgrade_2026_11";
    public const string TaskType = "softwareUpgrade";
    public const string PackageId = "32822e5744a45ede319d2c50";
    public const int Retries = 5;
    public const int RetryMinutes = 60;

    /// <summary>As long as an IAM token without a catalogue.</summary>
    public static string Token { get; } = "MII" + new string('A', 1500);

    /// <summary>The id of the small create, in the list that an application has at hand.</summary>
    private static readonly string[] OneTarget = ["e495cf17-ff79-4294-8f64-4d367919d665"];

    /// <summary>A short name for the table.</summary>
    public abstract string Name { get; }

    /// <summary>The ids of a create; the list is the same for every call, the request is not.</summary>
    /// <param name="count">How many: 1, or all.</param>
    protected static string[] TargetsOf(int count) => count == 1 ? OneTarget : ManyTargets.Ids;

    /// <summary>Creates a task, with a request made for this call.</summary>
    /// <param name="count">How many targets: 1, or all.</param>
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

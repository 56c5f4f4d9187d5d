namespace IoTDA.Sdk;

/// <summary>How <see cref="IBatchTaskClient.WatchAsync(string, CancellationToken)"/> polls.</summary>
public sealed class WatchOptions
{
    /// <summary>The time before the second look, and after each change of the task's status.</summary>
    /// <value>Above 0. The default is 2 seconds.</value>
    public TimeSpan MinInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The time that the interval grows to, by half at each look.</summary>
    /// <value>From <see cref="MinInterval"/> to a day. The default is 30 seconds.</value>
    public TimeSpan MaxInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many polls in a row may fail transiently before the watch gives up with the last error. Each poll has its own attempts. A failure of the very first poll ends the watch.</summary>
    /// <value>0 or more; 0 gives up at the first. The default is 10.</value>
    public int MaxConsecutiveErrors { get; set; } = 10;
}

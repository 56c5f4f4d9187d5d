namespace IoTDA.Sdk;

/// <summary>
/// What the client does when it cannot know whether a create, upload, stop, confirm or retry was executed: its answer was lost, or said
/// 408, 500, 502, 503 or 504. It never repeats such a call blindly but looks at the service first. <c>docs/errors.md</c> has the whole table.
/// </summary>
public sealed class RecoveryOptions
{
    /// <summary>Whether to look at all.</summary>
    /// <value>The default is <see langword="true"/>. When off, an uncertain outcome is an exception at once, and nothing is repeated either.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// How far the times that the service stamps on tasks and files may be from the time of its answers' <c>Date</c> header, by which this
    /// machine's clock is corrected. What is older than the first attempt by more than this is not taken for its result.
    /// </summary>
    /// <value>1 second to 1 hour. The default is 30 seconds. While no answer has had a <c>Date</c>, at least 15 minutes are used.</value>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait before the second look when the first found nothing: the request may still be on its way.</summary>
    /// <value>0 to 5 minutes. The default is 5 seconds.</value>
    public TimeSpan SettlingTime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whether the application never gives two tasks the same name. Then a create that left no trace is sent once more, unless its type
    /// deletes devices or sends them something twice. <c>BatchTaskName.Unique</c> says it for a single task.
    /// </summary>
    /// <value>The default is <see langword="false"/>: the service does not ask for unique names.</value>
    public bool TaskNamesAreUnique { get; set; }
}

namespace IoTDA.Sdk;

/// <summary>
/// What the client does when it cannot know whether a create, upload, stop, confirm or retry was executed: its answer was lost, or said
/// 408, 500, 502, 503 or 504. It never repeats such a call blindly but looks at the service first.
/// </summary>
public sealed class RecoveryOptions
{
    /// <summary>Checks the service after an uncertain outcome.</summary>
    /// <value>The default is <see langword="true"/>. When off, an uncertain outcome is an exception at once, and nothing is repeated either.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// How far the times that the service stamps on tasks and files may be from the time of its answers' <c>Date</c> header, by which this
    /// machine's clock is corrected. What is older than the call by more than this is not taken for its result. Not used under a unique name.
    /// </summary>
    /// <value>1 second to 1 hour. The default is 30 seconds. While no answer has had a <c>Date</c>, at least 15 minutes are used.</value>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long to look for the result of a create or an upload: the request may still be on its way, and lists may lag. The client looks at once, then after
    /// growing waits of 1, 2, 5 and 10 seconds and so on, the last time when this time is over.
    /// </summary>
    /// <value>0 to 5 minutes; 0 looks once. The default is 18 seconds.</value>
    public TimeSpan SettlingTime { get; set; } = TimeSpan.FromSeconds(18);

    /// <summary>
    /// The time that all looks of a call may take, waits included. The call as a whole stays within <see cref="ResilienceOptions.TotalTimeout"/>. When the time is
    /// used up, the outcome is unknown.
    /// </summary>
    /// <value>1 second to 1 hour, and not below <see cref="SettlingTime"/>. The default is 60 seconds.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How many pages of 50 tasks one look reads. When the list goes on, the outcome is unknown.</summary>
    /// <value>1 to 1,000. The default is 20.</value>
    public int MaxPages { get; set; } = 20;

    /// <summary>
    /// Whether the application never gives two tasks the same name. Then the name alone says which task is the result of a lost create, whatever the clocks say, and
    /// <see cref="CreateAgain"/> applies. <see cref="BatchTaskName.Unique"/> says it for a single task.
    /// </summary>
    /// <value>The default is <see langword="false"/>: the service does not ask for unique names.</value>
    public bool TaskNamesAreUnique { get; set; }

    /// <summary>Which creates under a unique name are sent once more when every look found nothing.</summary>
    /// <value>The default is <see cref="CreateAgain.StateSettingTypes"/>.</value>
    public CreateAgain CreateAgain { get; set; } = CreateAgain.StateSettingTypes;

    /// <summary>A copy that is on or off.</summary>
    internal RecoveryOptions Switched(bool on)
    {
        var copy = (RecoveryOptions)MemberwiseClone();
        copy.Enabled = on;
        return copy;
    }
}

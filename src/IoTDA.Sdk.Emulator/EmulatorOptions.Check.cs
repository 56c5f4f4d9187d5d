using System.Globalization;

namespace IoTDA.Sdk.Emulator;

/// <content>What options may be.</content>
public sealed partial class EmulatorOptions
{
    /// <exception cref="ArgumentException">An option is not what it may be; the message names it.</exception>
    internal void ThrowIfInvalid()
    {
        EmulatorClock.CheckSpeed(Speed);
        InRange(nameof(Port), Port, 0, 65_535);
        InRange(nameof(Parallelism), Parallelism, 1, int.MaxValue);
        InRange(nameof(RequestsFail), RequestsFail, 0, 100);
        InRange(nameof(MaxUnfinishedTasks), MaxUnfinishedTasks, 0, int.MaxValue);
        InRange(nameof(MaxFiles), MaxFiles, 0, int.MaxValue);
        InRange(nameof(DeletedTaskCapacity), DeletedTaskCapacity, 0, int.MaxValue);
        InRange(nameof(JournalCapacity), JournalCapacity, 0, int.MaxValue);
        InRange(nameof(JournalBodyBytes), JournalBodyBytes, 0, long.MaxValue);
        InRange(nameof(TokenLifetime), TokenLifetime, TimeSpan.FromTicks(1), TimeSpan.MaxValue);
        InRange(nameof(InitializationTime), InitializationTime, TimeSpan.Zero, TimeSpan.MaxValue);
        InRange(nameof(StoppingTime), StoppingTime, TimeSpan.Zero, TimeSpan.MaxValue);
        InRange(nameof(TaskRetention), TaskRetention ?? TimeSpan.Zero, TimeSpan.Zero, TimeSpan.MaxValue);
        Word(nameof(ProjectId), ProjectId);
        Word(nameof(Token), Token);
        Word(nameof(InstanceId), InstanceId ?? "none");
        Word(nameof(ControlKey), ControlKey ?? "none");
        Fleet.ThrowIfInvalid();
    }

    private static void InRange<T>(string name, T value, T min, T max)
        where T : IComparable<T>
    {
        if (value.CompareTo(min) < 0 || value.CompareTo(max) > 0)
        {
            throw new ArgumentOutOfRangeException(
                null, string.Create(CultureInfo.InvariantCulture, $"{name} must be from {min} to {max}, not {value}."));
        }
    }

    private static void Word(string name, string value)
    {
        if (value.Length == 0 || value.Any(character => character is <= ' ' or > '~'))
        {
            throw new ArgumentException($"{name} must be a text of visible ASCII characters, not '{value}'.", paramName: null);
        }
    }
}

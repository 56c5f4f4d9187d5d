using System.Globalization;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk.BatchTasks.Watching;

/// <summary>Checks how a watch polls.</summary>
internal static class WatchOptionsRules
{
    /// <summary>Collects what is wrong.</summary>
    /// <param name="wrong">Where it is collected.</param>
    /// <param name="options">The options.</param>
    /// <param name="of">What stands before the name of a member.</param>
    public static void Check(List<string> wrong, WatchOptions options, string of)
    {
        if (options.MinInterval <= TimeSpan.Zero || options.MaxInterval < options.MinInterval || options.MaxInterval > TimeSpan.FromDays(1))
        {
            wrong.Add($"{of}MinInterval is above 0 and at most {of}MaxInterval, which is at most a day; they are {options.MinInterval} and {options.MaxInterval}.");
        }

        if (options.MaxConsecutiveErrors < 0)
        {
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{of}MaxConsecutiveErrors is 0 or more; it is {options.MaxConsecutiveErrors}."));
        }
    }

    /// <summary>Checks the options of one watch.</summary>
    /// <exception cref="OptionsValidationException">They are not valid.</exception>
    public static void Check(WatchOptions options)
    {
        List<string> wrong = [];
        Check(wrong, options, "WatchOptions.");
        if (wrong.Count > 0)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(WatchOptions), wrong);
        }
    }
}

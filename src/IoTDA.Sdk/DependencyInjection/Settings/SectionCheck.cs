using Microsoft.Extensions.Configuration;

namespace IoTDA.Sdk.DependencyInjection.Settings;

/// <summary>Checks a section before it is bound: the binder passes over a key that it does not know, and stops at the first text that it cannot read.</summary>
internal sealed class SectionCheck
{
    private readonly IConfiguration _section;
    private readonly BoundSections _bound;
    private readonly string _prefix;

    /// <summary>Checks a section.</summary>
    /// <param name="section">The section.</param>
    /// <param name="prefix">The key of the options that it is bound to, with a colon; empty for the client's.</param>
    /// <param name="bound">The sections that others read.</param>
    public SectionCheck(IConfiguration section, string prefix, BoundSections bound)
    {
        _section = section;
        _bound = bound;
        _prefix = prefix;

        // A root holds the settings of the whole application.
        Check(section, prefix, isRoot: section is not IConfigurationSection);
    }

    /// <summary>Keys that nobody reads.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>Values that cannot be read, so that the section cannot be bound.</summary>
    public List<string> Unreadable { get; } = [];

    private void Check(IConfiguration section, string prefix, bool isRoot)
    {
        foreach (IConfigurationSection child in section.GetChildren())
        {
            string key = prefix + child.Key;
            bool hasChildren = child.GetChildren().Any();
            if (_bound.Contains(child))
            {
                continue;
            }

            if (Setting.All.FirstOrDefault(setting => setting.Key.Equals(key, StringComparison.OrdinalIgnoreCase)) is { } setting)
            {
                if ((hasChildren ? $"{child.Path} is {setting.Type}, and not a section." : child.Value is null ? null : setting.Type.Check(child.Path, child.Value)) is { } wrong)
                {
                    Unreadable.Add(wrong);
                }
            }
            else if (Setting.All.Any(setting => setting.Key.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase)))
            {
                if (!hasChildren && !string.IsNullOrEmpty(child.Value))
                {
                    Unreadable.Add($"{child.Path} is a section, and not a value.");
                }

                Check(child, key + ":", isRoot: false);
            }
            else if (!isRoot)
            {
                Unknown.Add($"{child.Path} is not a setting; the nearest is {PathOf(NearestKey.Of(key, Keys().Where(IsBelow)))}.");
            }
        }
    }

    private static IEnumerable<string> Keys()
        => Setting.All.SelectMany(setting => setting.Key.Select((c, at) => c == ':' ? setting.Key[..at] : null).Append(setting.Key)).OfType<string>();

    private bool IsBelow(string key) => key.StartsWith(_prefix, StringComparison.Ordinal);

    private string PathOf(string key) => (_section is IConfigurationSection { Path: var path } ? path + ":" : "") + key[_prefix.Length..];
}

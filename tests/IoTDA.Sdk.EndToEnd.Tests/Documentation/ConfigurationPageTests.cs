using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using IoTDA.Sdk.DependencyInjection.Settings;
using IoTDA.Sdk.Hosting;

namespace IoTDA.Sdk.EndToEnd.Tests.Documentation;

/// <summary>The page lists every option, with the type and the default that the code has.</summary>
public sealed partial class ConfigurationPageTests
{
    private static readonly Dictionary<string, (string Type, string Range, string Default)> Page = Rows();

    private static string Root => typeof(ConfigurationPageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "RepositoryRoot").Value!;

    [Fact]
    public void The_page_has_a_row_for_each_option_with_its_type_and_default()
    {
        Dictionary<string, (string Type, string Default)> code = new(
            [
                .. Of(new IoTDAClientOptions { AccessKey = new(), IamPassword = new() }, "IoTDAClientOptions/"),
                .. Of(new CallOptions(), "CallOptions/"),
                .. Of(new ConnectionOptions(), "ConnectionOptions/"),
                .. Of(new TokenSharingOptions(), "TokenSharingOptions/"),
            ]);

        Assert.Equal(code.OrderBy(row => row.Key, StringComparer.Ordinal), Page.ToDictionary(row => row.Key, row => (row.Value.Type, row.Value.Default)).OrderBy(row => row.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void No_other_type_has_options()
        => Assert.Equal(
            [
                "AccessKeyOptions", "CallOptions", "CallRateOptions", "ConnectionOptions", "IamPasswordOptions", "IoTDAClientOptions", "RateLimitOptions", "RecoveryOptions",
                "ResilienceOptions", "TokenSharingOptions", "WatchOptions",
            ],
            new[] { typeof(IoTDAClientOptions).Assembly, typeof(TokenSharingOptions).Assembly }.SelectMany(assembly => assembly.GetExportedTypes())
                .Select(type => type.Name).Where(name => name.EndsWith("Options", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void The_page_names_each_value_of_an_enumeration()
    {
        Assert.Equal(Enum.GetNames<SigningAlgorithm>(), Names(Page["IoTDAClientOptions/SigningAlgorithm"].Range));
        Assert.Equal(Enum.GetNames<CreateAgain>(), Names(Page["IoTDAClientOptions/Recovery:CreateAgain"].Range));

        static IEnumerable<string> Names(string range) => range.Split(',', StringSplitOptions.TrimEntries).Select(name => name.Trim('`'));
    }

    [Fact]
    public void What_a_section_is_checked_against_is_what_the_page_lists()
        => Assert.Equal(
            Page.Keys.Where(key => key.StartsWith("IoTDAClientOptions/", StringComparison.Ordinal)).Select(key => key[19..]),
            Setting.All.Select(setting => OfOperation().Replace(setting.Key, "RateLimit:Operations:{operation}:")).Distinct());

    [Fact]
    public void Each_operation_has_the_settings_of_a_limit()
        => Assert.Equal(23 * 3, Setting.All.Count(setting => OfOperation().IsMatch(setting.Key)));

    [Fact]
    public void Each_setting_reads_its_own_member()
    {
        IoTDAClientOptions options = new() { AccessKey = new(), IamPassword = new() };
        for (int i = 0; i < Setting.All.Count; i++)
        {
            string[] path = Setting.All[i].Key.Split(':');
            object owner = path[..^1].Aggregate((object)options, Member);
            PropertyInfo member = owner.GetType().GetProperty(path[^1])!;
            object? value = member.PropertyType == typeof(int?) ? i + 1 : Different(member, member.GetValue(owner), i);
            member.SetValue(owner, value);

            Assert.Equal(value, Setting.All[i].Read(options));
        }
    }

    private static object Member(object owner, string name)
    {
        if (owner is not IDictionary<string, CallRateOptions> operations)
        {
            return owner.GetType().GetProperty(name)!.GetValue(owner)!;
        }

        operations.TryAdd(name, new CallRateOptions());
        return operations[name];
    }

    private static object? Different(PropertyInfo member, object? value, int i) => value switch
    {
        bool flag => !flag,
        int => i + 1,
        long => (long)i + 1,
        TimeSpan => TimeSpan.FromSeconds(i + 1),
        Enum => Enum.GetValues(member.PropertyType).GetValue(2),
        _ when member.PropertyType == typeof(Uri) => new Uri($"https://host{i}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"text {i}"),
    };

    private static IEnumerable<KeyValuePair<string, (string Type, string Default)>> Of(object options, string prefix)
        => options.GetType().GetProperties().SelectMany(member => member.GetValue(options) is { } value && member.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal)
            ? Of(value, $"{prefix}{member.Name}:")
            : member.PropertyType == typeof(IDictionary<string, CallRateOptions>) ? Of(new CallRateOptions(), $"{prefix}{member.Name}:{{operation}}:")
            : [KeyValuePair.Create(prefix + member.Name, (TypeOf(member.PropertyType), Show(member.GetValue(options))))]);

    private static string TypeOf(Type type)
        => Nullable.GetUnderlyingType(type) is { } some ? TypeOf(some)
            : type == typeof(IDictionary<string, string>) ? "headers"
            : type == typeof(string) ? "text"
            : type == typeof(Uri) ? "address"
            : type == typeof(int) || type == typeof(long) ? "whole number"
            : type == typeof(bool) ? "flag"
            : type == typeof(TimeSpan) ? "duration"
            : type.IsEnum ? "name"
            : typeof(Delegate).IsAssignableFrom(type) ? "function"
            : typeof(ICollection).IsAssignableFrom(type) ? "certificates"
            : $"`{type.Name}`";

    private static string Show(object? value) => value switch
    {
        null => "–",
        "" or ICollection => "empty",
        bool flag => flag ? "`true`" : "`false`",
        _ => string.Create(CultureInfo.InvariantCulture, $"`{value}`"),
    };

    private static Dictionary<string, (string Type, string Range, string Default)> Rows()
    {
        Dictionary<string, (string, string, string)> rows = [];
        string heading = "";
        foreach (string line in File.ReadLines(Path.Combine(Root, "docs", "configuration.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                heading = line.Split('`') is [_, var name, ..] ? name : "";
            }
            else if (Row().Match(line) is { Success: true } row)
            {
                Assert.All(row.Groups.Values, cell => Assert.False(string.IsNullOrWhiteSpace(cell.Value), line));
                rows.Add($"{heading}/{row.Groups["key"].Value}", (row.Groups["type"].Value, row.Groups["range"].Value, row.Groups["default"].Value));
            }
        }

        return rows;
    }

    [GeneratedRegex("^RateLimit:Operations:[A-Za-z]+:", RegexOptions.CultureInvariant)]
    private static partial Regex OfOperation();

    [GeneratedRegex(@"^\| `(?<key>[A-Za-z:{}]+)` \| (?<type>[^|]+) \| (?<unit>[^|]+) \| (?<range>[^|]+) \| (?<default>[^|]+) \| (?<what>[^|]+) \|$", RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}

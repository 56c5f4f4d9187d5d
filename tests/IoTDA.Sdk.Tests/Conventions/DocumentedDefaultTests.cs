using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace IoTDA.Sdk.Tests.Conventions;

/// <summary>An option's default is what its documentation says.</summary>
public sealed partial class DocumentedDefaultTests
{
    private static readonly Assembly Library = typeof(IoTDAClientOptions).Assembly;

    private static readonly Dictionary<string, string> Values = XDocument.Load(Path.ChangeExtension(Library.Location, ".xml"))
        .Descendants("member")
        .Where(member => member.Element("value") is not null)
        .ToDictionary(member => member.Attribute("name")!.Value, member => Text(member.Element("value")!));

    public static TheoryData<string> Options => new(
        from type in Library.GetExportedTypes()
        where type.Name.EndsWith("Options", StringComparison.Ordinal)
        from property in type.GetProperties()
        where property.PropertyType == typeof(int) || property.PropertyType == typeof(bool) || property.PropertyType == typeof(TimeSpan)
        select $"{type.FullName}.{property.Name}");

    [Theory]
    [MemberData(nameof(Options))]
    public void An_option_has_the_default_that_its_documentation_says(string option)
    {
        Type type = Library.GetType(option[..option.LastIndexOf('.')], throwOnError: true)!;
        object actual = type.GetProperty(option[(option.LastIndexOf('.') + 1)..])!.GetValue(Activator.CreateInstance(type))!;

        Match said = Default().Match(Values.GetValueOrDefault($"P:{option}", ""));

        Assert.True(said.Success, $"The documentation of {option} says no default; it is {actual}.");
        Assert.Equal(Read(said), actual);
    }

    private static object Read(Match said)
    {
        string value = said.Groups["value"].Value;
        if (bool.TryParse(value, out bool flag))
        {
            return flag;
        }

        double number = double.Parse(value, NumberStyles.Number, CultureInfo.InvariantCulture);
        return said.Groups["unit"].Value switch
        {
            "milliseconds" => TimeSpan.FromMilliseconds(number),
            "second" or "seconds" => TimeSpan.FromSeconds(number),
            "minutes" => TimeSpan.FromMinutes(number),
            "hours" => TimeSpan.FromHours(number),
            _ => (int)number,
        };
    }

    private static string Text(XElement value)
        => string.Join(' ', string.Concat(value.Nodes().Select(node => node is XElement element ? element.Attribute("langword")?.Value ?? element.Value : node.ToString()))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"The default is (?<value>true|false|[0-9][0-9.,]*[0-9]|[0-9])( (?<unit>milliseconds|seconds?|minutes|hours))?\b", RegexOptions.CultureInvariant)]
    private static partial Regex Default();
}

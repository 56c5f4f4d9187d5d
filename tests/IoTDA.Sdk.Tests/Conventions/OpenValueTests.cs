using System.Reflection;
using IoTDA.Sdk.BatchTasks.TaskTypes;

namespace IoTDA.Sdk.Tests.Conventions;

public sealed class OpenValueTests
{
    private static readonly Type[] All = [.. typeof(IoTDAClient).Assembly.GetTypes().Where(type => type is { IsValueType: true, IsPublic: true } && ValuesOf(type) is not null)];

    public static TheoryData<string> Names => new(All.Select(type => type.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Members_and_enumeration_agree(string name) => Broken.None(OpenValueConvention.Check(Describe(All.Single(type => type.Name == name))));

    [Fact]
    public void Every_open_value_type_is_looked_at()
        => Assert.Equal(
            typeof(IoTDAClient).Assembly.GetTypes()
                .Where(type => type is { IsValueType: true, IsPublic: true } && type.GetProperty("Value")?.PropertyType == typeof(string) && type != typeof(BatchTaskName))
                .Select(type => type.Name),
            All.Select(type => type.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void An_application_s_own_context_reads_and_writes_it(string name)
        => Assert.True(new IoTDAJsonConverter().CanConvert(All.Single(type => type.Name == name)), $"Add {name}.Values to the converters of IoTDAJsonContext.");

    [Theory]
    [MemberData(nameof(Names))]
    public void The_default_is_absent_and_an_empty_text_is_refused(string name)
    {
        Type type = All.Single(type => type.Name == name);

        Assert.Equal("", Activator.CreateInstance(type)!.ToString());
        Assert.IsType<ArgumentException>(Assert.Throws<TargetInvocationException>(() => Activator.CreateInstance(type, "")).InnerException);
        Assert.IsType<ArgumentNullException>(Assert.Throws<TargetInvocationException>(() => Activator.CreateInstance(type, [null])).InnerException);
    }

    [Fact]
    public void The_service_s_task_statuses_and_types_are_all_there()
    {
        Assert.Equal(
            ["Initializing", "Waitting", "Processing", "Success", "Fail", "PartialSuccess", "Stopped", "Stopping"],
            Describe(typeof(BatchTaskStatus)).Members.Values);
        Assert.Equal(
            ["Waitting", "Processing", "Success", "Fail", "FailWaitRetry", "Stopped", "Removed"], Describe(typeof(SubTaskStatus)).Members.Values);
        Assert.Equal(KnownTaskTypes.All.Select(type => type.Type.Value).Order(), Describe(typeof(BatchTaskType)).Members.Values.Order());
    }

    [Fact]
    public void Lists_that_agree_are_fine() => Assert.Empty(OpenValueConvention.Check(Sample()));

    [Fact]
    public void Lists_that_disagree_are_found()
    {
        OpenValue good = Sample();

        Assert.Equal(
            ["Colour.Values does not know 'blau': add it as Blue."],
            OpenValueConvention.Check(good with { Known = ["rot"] }));
        Assert.Equal(
            ["Colour.Values knows 'grau' but the type has no member for it: add one, or take it out."],
            OpenValueConvention.Check(good with { Known = ["rot", "blau", "grau"] }));
        Assert.Equal(
            ["ColourKind.Grey has no value: add the static member Colour.Grey, or take it out."],
            OpenValueConvention.Check(good with { Kinds = ["Unknown", "Red", "Blue", "Grey"] }));
        Assert.Equal(
            ["Colour.Kind reads 'blau' as Unknown: add it with the kind Blue."],
            OpenValueConvention.Check(good with { KindOf = text => text == "rot" ? "Red" : "Unknown" }));
        Assert.Equal(
            ["Colour.Kind must read what it does not know as Unknown."],
            OpenValueConvention.Check(good with { KindOf = text => text == "rot" ? "Red" : "Blue" }));
        Assert.Equal(
            ["Colour has two members for 'rot': keep one."],
            OpenValueConvention.Check(good with
            {
                Members = new Dictionary<string, string> { ["Red"] = "rot", ["Blue"] = "blau", ["Crimson"] = "rot" },
                KindOf = null,
            }));
    }

    private static OpenValue Sample() => new(
        "Colour",
        new Dictionary<string, string> { ["Red"] = "rot", ["Blue"] = "blau" },
        ["rot", "blau"],
        text => text switch { "rot" => "Red", "blau" => "Blue", _ => "Unknown" },
        ["Unknown", "Red", "Blue"]);

    private static OpenValue Describe(Type type)
    {
        PropertyInfo? kind = type.GetProperty("Kind");
        object values = ValuesOf(type)!;
        var known = (System.Collections.IEnumerable)values.GetType().GetProperty("Known")!.GetValue(values)!;
        return new OpenValue(
            type.Name,
            type.GetProperties(BindingFlags.Public | BindingFlags.Static)
                .Where(property => property.PropertyType == type)
                .ToDictionary(property => property.Name, property => property.GetValue(null)!.ToString()!),
            [.. known.Cast<object>().Select(value => value.ToString()!)],
            kind is null ? null : text => kind.GetValue(text.Length == 0 ? Activator.CreateInstance(type) : Activator.CreateInstance(type, text))!.ToString()!,
            kind is null ? [] : Enum.GetNames(kind.PropertyType));
    }

    private static object? ValuesOf(Type type) => type.GetField("Values", BindingFlags.NonPublic | BindingFlags.Static)?.GetValue(null);
}

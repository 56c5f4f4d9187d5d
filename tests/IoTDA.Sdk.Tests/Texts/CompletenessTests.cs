using IoTDA.Sdk.Tests.Conventions;
using Microsoft.Extensions.DependencyInjection;

namespace IoTDA.Sdk.Tests.Texts;

/// <summary>No text of the library is forgotten: what its code holds stands in <c>texts.approved.md</c>.</summary>
public sealed class CompletenessTests
{
    private const string Binder = "generated for the binding of options: SectionCheck tells of such a key or value before";
    private const string Serializer = "generated for JSON, for converters that do not fit their type";
    private const string Wire = "sent to the service, and shown by nobody";

    /// <summary>What is no text for users, and why.</summary>
    private static readonly Dictionary<string, string> Others = new()
    {
        ["'ErrorOnUnknownConfiguration' was set on the provided BinderOptions, but the following properties were not found on the instance of"] = Binder,
        ["Failed to convert configuration value '"] = Binder,
        ["' to type '"] = Binder,
        ["The converter '"] = Serializer,
        ["' is not compatible with the type '"] = Serializer,
        ["' cannot return null or a JsonConverterFactory instance."] = Serializer,
        ["Setting init-only properties is not supported in source generation mode."] = Serializer,
        ["select count(*) from device"] = Wire,
        ["select * from device"] = Wire,
        ["order by marker desc limit"] = Wire,
        ["application/json; charset=utf-8"] = Wire,
        ["form-data; name=\"file\"; filename=\""] = Wire,
        ["yyyy-MM-dd HH:mm:ss'Z'"] = "a form of times",
        ["a body that is not valid UTF-8"] = "a guard: the serializer tells of such a text itself",
    };

    private static readonly string[] Texts = [.. new[] { typeof(IoTDAClient), typeof(TokenSharingExtensions) }.SelectMany(type => Literals.Of(type.Assembly)).Distinct()];

    [Fact]
    public void Every_text_of_the_library_is_printed()
        => Broken.None(Missing(Texts.Except(Others.Keys)).Select(text => $"'{text}' is in no message that a test provokes: provoke it in tests/IoTDA.Sdk.Tests/Texts."));

    [Fact]
    public void What_is_left_out_is_there_and_not_printed()
        => Assert.Equal(Others.Keys.Order(StringComparer.Ordinal), Missing(Texts.Intersect(Others.Keys)).Order(StringComparer.Ordinal));

    [Fact]
    public void A_text_that_is_not_printed_is_found()
        => Assert.Equal(["a text that nobody has seen,"], Missing(Literals.PartsOf("{0} a text that nobody has seen, {Count:0}.\nThere is no IoTDA client")));

    [Fact]
    public void Texts_of_every_kind_are_looked_at()
        => Assert.Empty(new[] { "could not connect to", "The token provider gave no token.", "gave no permit:", "Tokens that IAM has given.", "IoTDA answers." }.Except(Texts));

    private static IEnumerable<string> Missing(IEnumerable<string> texts)
    {
        string printed = Repository.Read(TextsTests.Approved)!;
        return texts.Where(text => !printed.Contains(text, StringComparison.Ordinal));
    }
}

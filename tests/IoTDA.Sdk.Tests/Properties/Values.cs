using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace IoTDA.Sdk.Tests.Properties;

/// <summary>Generators of what records are made of.</summary>
internal static class Values
{
    /// <summary>Well-formed text of any characters: quotes, controls, Chinese, pairs of surrogates.</summary>
    public static Gen<string> AnyText { get; } = Gen.OneOf(
        ArbMap.Default.ArbFor<NonNull<string>>().Generator.Select(text => text.Get).Where(IsWellFormed),
        Gen.Elements("", " ", "a/../b?x=1#y", "%41", "+", "a b", "批量任务", "😀", "\"\\\u0001\r\n", "</script>", "null", "Ω\u2028\ufeff"));

    public static Gen<string> Text { get; } = AnyText.Where(text => text.Length > 0);

    public static Gen<bool> Bool { get; } = Gen.Elements(false, true);

    public static Gen<int> Count { get; } = Gen.OneOf(Gen.Choose(0, 40_000), Gen.Elements(0, int.MaxValue, int.MinValue));

    /// <summary>A time of whole seconds, in UTC.</summary>
    public static Gen<DateTimeOffset> Time { get; } = Gen.Choose(-2_000_000_000, 2_000_000_000).Select(seconds => DateTimeOffset.FromUnixTimeSeconds(seconds));

    public static Gen<TimeSpan> Minutes { get; } = Gen.Choose(0, 2_000_000).Select(minutes => TimeSpan.FromMinutes(minutes));

    public static Gen<TimeSpan> Seconds { get; } = Gen.Choose(0, 2_000_000).Select(seconds => TimeSpan.FromSeconds(seconds));

    /// <summary>Any JSON value but null, as text.</summary>
    public static Gen<string> Json { get; } = JsonOf(2);

    public static Gen<JsonObject> Object { get; } = ObjectOf(2).Select(text => JsonNode.Parse(text)!.AsObject());

    public static Gen<T?> OrNull<T>(Gen<T> values)
        where T : class
        => Gen.OneOf(values.Select(value => (T?)value), Gen.Constant<T?>(null));

    public static Gen<T?> OrNone<T>(Gen<T> values)
        where T : struct
        => Gen.OneOf(values.Select(value => (T?)value), Gen.Constant<T?>(null));

    public static Gen<IReadOnlyList<T>> List<T>(Gen<T> values, int min = 0)
        => Gen.Choose(min, 4).SelectMany(count => Gen.ArrayOf(values, count)).Select(items => (IReadOnlyList<T>)items);

    private static bool IsWellFormed(string text) => !text.EnumerateRunes().Contains(Rune.ReplacementChar);

    private static Gen<string> JsonOf(int depth)
    {
        Gen<string> scalars = Gen.OneOf(
            AnyText.Select(text => JsonValue.Create(text).ToJsonString()),
            Gen.Choose(int.MinValue, int.MaxValue).Select(number => JsonValue.Create(number).ToJsonString()),
            Gen.Elements("true", "false", "1.5", "-0.25", "1e3", "12345678901234567890"));
        return depth == 0 ? scalars : Gen.OneOf(scalars, ObjectOf(depth), ArrayOf(depth));
    }

    private static Gen<string> ArrayOf(int depth)
        => List(Gen.OneOf(JsonOf(depth - 1), Gen.Constant("null"))).Select(items => $"[{string.Join(',', items)}]");

    private static Gen<string> ObjectOf(int depth)
        => List(AnyText.Zip(JsonOf(depth - 1))).Select(members => "{" + string.Join(',', members
            .DistinctBy(member => member.Item1)
            .Select(member => $"{JsonValue.Create(member.Item1).ToJsonString()}:{member.Item2}")) + "}");
}

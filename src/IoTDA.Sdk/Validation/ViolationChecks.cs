using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.Validation;

/// <summary>The checks that most rules are made of.</summary>
internal static class ViolationChecks
{
    public const string IdCharacters = "letters, digits, '_' and '-'";
    public const int MaxPageSize = 50;

    /// <summary>Checks a text's length and characters.</summary>
    public static void Text(
        this ref Violations violations, string member, string? value, int max, Func<string, bool>? allowed = null, string? characters = null)
    {
        if (value is null || value.Length == 0 || value.Length > max || allowed?.Invoke(value) == false)
        {
            violations.Add(
                member,
                Violations.Show(value),
                max == int.MaxValue ? "not empty" : string.Create(CultureInfo.InvariantCulture, $"1 to {max} {characters ?? "characters"}"));
        }
    }

    /// <summary>Checks a list of texts that no source gives a form: one or more, none of them empty.</summary>
    public static void Texts(this ref Violations violations, string member, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            violations.Add(member, "0 ids", "one id or more");
        }

        for (int i = 0; i < values.Count; i++)
        {
            if (string.IsNullOrEmpty(values[i]))
            {
                violations.Text(string.Create(CultureInfo.InvariantCulture, $"{member}[{i}]"), values[i], int.MaxValue);
            }
        }
    }

    /// <summary>Checks a text that may be left out.</summary>
    public static void OptionalText(
        this ref Violations violations, string member, string? value, int max, Func<string, bool>? allowed = null, string? characters = null)
    {
        if (value is not null)
        {
            violations.Text(member, value, max, allowed, characters);
        }
    }

    /// <summary>Checks an id: 1 to <paramref name="max"/> letters, digits, <c>_</c> and <c>-</c>.</summary>
    public static void Id(this ref Violations violations, string member, string? value, int max)
        => violations.Text(member, value, max, Characters.AreId, IdCharacters);

    /// <summary>Checks an id that may be left out.</summary>
    public static void OptionalId(this ref Violations violations, string member, string? value, int max)
        => violations.OptionalText(member, value, max, Characters.AreId, IdCharacters);

    /// <summary>Checks how many records a page has.</summary>
    public static void PageSize(this ref Violations violations, int pageSize) => violations.Range("PageSize", pageSize, 1, MaxPageSize, "1 to 50");

    /// <summary>Checks that a number lies in a range.</summary>
    public static void Range(this ref Violations violations, string member, int value, int min, int max, string rule)
    {
        if (value < min || value > max)
        {
            violations.Add(member, value.ToString(CultureInfo.InvariantCulture), rule);
        }
    }

    /// <summary>Checks a list of ids; after ten bad ones it only counts.</summary>
    public static void Ids(this ref Violations violations, string member, IReadOnlyList<string> ids, int maxCount, int maxLength, string? cure = null)
    {
        const int shown = 10;
        if (ids.Count == 0 || ids.Count > maxCount)
        {
            violations.Add(
                member,
                string.Create(CultureInfo.InvariantCulture, $"{ids.Count} ids"),
                string.Create(CultureInfo.InvariantCulture, $"1 to {maxCount} ids{(ids.Count == 0 ? "" : cure)}"));
        }

        int bad = 0;
        for (int i = FirstBad(ids, 0, maxLength); i >= 0; i = FirstBad(ids, i + 1, maxLength))
        {
            if (++bad <= shown)
            {
                violations.Id(string.Create(CultureInfo.InvariantCulture, $"{member}[{i}]"), ids[i], maxLength);
            }
        }

        if (bad > shown)
        {
            violations.Add(
                member,
                string.Create(CultureInfo.InvariantCulture, $"{bad} bad ids, of which {shown} are named here"),
                string.Create(CultureInfo.InvariantCulture, $"each id 1 to {maxLength} {IdCharacters}"));
        }
    }

    /// <summary>Checks that a time span lies in a range and is a whole number of its unit.</summary>
    public static void Span(
        this ref Violations violations, string member, TimeSpan? value, TimeSpan max, TimeSpan unit, string rule)
    {
        if (value is { } span && (span < TimeSpan.Zero || span > max || span.Ticks % unit.Ticks != 0))
        {
            violations.Add(member, span.ToString("c", CultureInfo.InvariantCulture), rule);
        }
    }

    /// <summary>Checks that JSON can be written, and that it is not too large.</summary>
    public static void Json(this ref Violations violations, string member, JsonNode? json, int maxBytes = int.MaxValue, string? rule = null)
    {
        int size = json is null ? 0 : violations.Measure(member, json, static json => JsonSize.Bytes(json));
        if (size > maxBytes)
        {
            violations.Add(member, string.Create(CultureInfo.InvariantCulture, $"{size} bytes"), rule!);
        }
    }

    /// <summary>Checks that JSON members can be written.</summary>
    public static void Json(this ref Violations violations, string member, IReadOnlyDictionary<string, JsonElement> members)
    {
        if (members.Count == 0)
        {
            return;
        }

        foreach (KeyValuePair<string, JsonElement> json in members)
        {
            violations.Json($"{member}[{Violations.Show(json.Key)}]", json.Value);
        }
    }

    /// <summary>Checks that JSON can be written.</summary>
    public static void Json(this ref Violations violations, string member, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Undefined)
        {
            violations.Add(member, "absent", "a JSON value");
        }
        else
        {
            violations.Measure(member, json, static json => JsonSize.Bytes(json));
        }
    }

    /// <summary>Measures JSON; 0 where it cannot be written, which is a violation.</summary>
    public static int Measure<T>(this ref Violations violations, string member, T json, Func<T, int> measure)
    {
        try
        {
            return measure(json);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or NotSupportedException or JsonException)
        {
            violations.Add(member, $"JSON that cannot be written ({exception.GetType().Name})", string.Create(CultureInfo.InvariantCulture, $"JSON of at most {JsonSize.MaxDepth} levels, without NaN and infinities"));
            return 0;
        }
    }

    private static int FirstBad(IReadOnlyList<string> ids, int from, int maxLength)
    {
        if (ListEquality.TryGetSpan(ids, out ReadOnlySpan<string> span))
        {
            for (int i = from; i < span.Length; i++)
            {
                if (!IsId(span[i], maxLength))
                {
                    return i;
                }
            }

            return -1;
        }

        for (int i = from; i < ids.Count; i++)
        {
            if (!IsId(ids[i], maxLength))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsId(string? id, int maxLength) => id is not null && id.Length > 0 && id.Length <= maxLength && Characters.AreId(id);
}

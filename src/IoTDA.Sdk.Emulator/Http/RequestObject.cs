using System.Text;
using System.Text.Json;
using IoTDA.Sdk.Emulator.Errors;

namespace IoTDA.Sdk.Emulator.Http;

/// <summary>
/// A JSON object of a request, read strictly: members that it may not have, nulls and wrong kinds are refused with the member's name.
/// Read leniently, the first are passed over and nulls count as absent.
/// </summary>
internal readonly struct RequestObject
{
    private readonly string _path;
    private readonly bool _lenient;

    public RequestObject(JsonElement element, string path, bool lenient, params ReadOnlySpan<string> known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw RequestRefusedException.InvalidInput($"{(path.Length == 0 ? "The body" : path)} must be a JSON object.");
        }

        Element = element;
        _path = path;
        _lenient = lenient;
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!lenient && !known.Contains(property.Name))
            {
                throw RequestRefusedException.InvalidInput($"The member '{PathOf(property.Name)}' is not known here.");
            }
        }
    }

    public JsonElement Element { get; }

    public string PathOf(string member) => _path.Length == 0 ? member : $"{_path}.{member}";

    public bool Has(string member) => TryGet(member, out _);

    /// <summary>An object inside this one, read as strictly.</summary>
    public RequestObject Open(JsonElement element, string path, params ReadOnlySpan<string> known) => new(element, path, _lenient, known);

    public bool TryGet(string member, out JsonElement value)
        => Element.TryGetProperty(member, out value) && !(_lenient && value.ValueKind == JsonValueKind.Null);

    public JsonElement? Optional(string member, params ReadOnlySpan<JsonValueKind> kinds)
    {
        if (!TryGet(member, out JsonElement value))
        {
            return null;
        }

        return kinds.Contains(value.ValueKind)
            ? value
            : throw RequestRefusedException.InvalidInput($"The member '{PathOf(member)}' cannot be {Describe(value.ValueKind)}.");
    }

    public JsonElement Required(string member, params ReadOnlySpan<JsonValueKind> kinds)
        => Optional(member, kinds) ?? throw RequestRefusedException.InvalidInput($"The member '{PathOf(member)}' is required.");

    public string? Text(string member, int maxLength, Func<char, bool>? isAllowed = null)
    {
        if (Optional(member, JsonValueKind.String) is not { } element)
        {
            return null;
        }

        string value = element.GetString()!;
        CheckText(PathOf(member), value, maxLength, isAllowed);
        return value;
    }

    public string RequiredText(string member, int maxLength, Func<char, bool>? isAllowed = null)
        => Text(member, maxLength, isAllowed)
            ?? throw RequestRefusedException.InvalidInput($"The member '{PathOf(member)}' is required.");

    public int? Number(string member, int min, int max)
    {
        if (Optional(member, JsonValueKind.Number) is not { } element)
        {
            return null;
        }

        return element.TryGetInt32(out int value) && value >= min && value <= max
            ? value
            : throw RequestRefusedException.InvalidInput($"The member '{PathOf(member)}' must be a whole number from {min} to {max}.");
    }

    public string? OneOf(string member, params ReadOnlySpan<string> values)
    {
        string? value = Text(member, int.MaxValue);
        return value is null || values.Contains(value)
            ? value
            : throw RequestRefusedException.InvalidInput(
                $"The member '{PathOf(member)}' must be one of {string.Join(", ", values)}, not '{value}'.");
    }

    public static void CheckText(string path, string value, int maxLength, Func<char, bool>? isAllowed)
    {
        if (value.Length == 0 || value.Length > maxLength)
        {
            throw RequestRefusedException.InvalidInput(
                $"The member '{path}' must have 1 to {maxLength} characters, it has {value.Length}.");
        }

        foreach (Rune character in value.EnumerateRunes())
        {
            if (isAllowed is not null && !(character.IsBmp && isAllowed((char)character.Value)))
            {
                throw RequestRefusedException.InvalidInput($"The member '{path}' has the character '{character}', which is not allowed.");
            }
        }
    }

    private static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Null => "null",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        _ => "a boolean",
    };
}

using System.Globalization;

namespace IoTDA.Sdk.Validation;

/// <summary>Collects what is wrong with one request; costs nothing while nothing is.</summary>
internal struct Violations
{
    private const int ShownLength = 40;

    private List<RequestViolation>? _found;

    /// <summary>How many there are.</summary>
    public readonly int Count => _found?.Count ?? 0;

    /// <summary>Adds a violation.</summary>
    public void Add(string member, string value, string rule) => (_found ??= []).Add(new RequestViolation(member, value, rule));

    /// <summary>Throws when there are any.</summary>
    /// <exception cref="RequestValidationException">There are.</exception>
    public readonly void ThrowIfAny(string operation)
    {
        if (_found is not null)
        {
            throw new RequestValidationException(operation, _found);
        }
    }

    /// <summary>A text as it is shown: quoted, shortened, control characters made visible, with its length when cut.</summary>
    public static string Show(string? text)
    {
        if (text is null)
        {
            return "null";
        }

        bool cut = text.Length > ShownLength;
        string shown = string.Concat((cut ? text[..ShownLength] : text).Select(static c =>
            char.IsControl(c) ? "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture) : c.ToString()));
        return cut ? string.Create(CultureInfo.InvariantCulture, $"'{shown}…' ({text.Length} characters)") : $"'{shown}'";
    }
}

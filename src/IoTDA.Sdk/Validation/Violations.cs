using System.Globalization;
using IoTDA.Sdk.Errors;

namespace IoTDA.Sdk.Validation;

/// <summary>Collects what is wrong with one request; costs nothing while nothing is.</summary>
internal struct Violations
{
    private const int ShownLength = 40;

    private List<RequestViolation>? _found;

    /// <summary>How many there are.</summary>
    public readonly int Count => _found?.Count ?? 0;

    /// <summary>Adds a violation.</summary>
    /// <param name="member">The member.</param>
    /// <param name="value">The value as it is shown.</param>
    /// <param name="rule">The rule.</param>
    public void Add(string member, string value, string rule) => (_found ??= []).Add(new RequestViolation(member, value, rule));

    /// <summary>Throws when there are any.</summary>
    /// <param name="operation">The operation.</param>
    /// <exception cref="RequestValidationException">There are.</exception>
    public readonly void ThrowIfAny(string operation)
    {
        if (_found is not null)
        {
            throw new RequestValidationException(operation, _found);
        }
    }

    /// <summary>A text as it is shown: quoted, shortened, control characters made visible, with its length when cut.</summary>
    /// <param name="text">The text.</param>
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

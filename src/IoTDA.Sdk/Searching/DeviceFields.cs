using System.Globalization;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk;

/// <summary>A field that a search can ask for, with the operators of every field.</summary>
/// <typeparam name="T">The type of its values.</typeparam>
public abstract class DeviceField<T>
{
    private readonly int _maxLength;
    private readonly Func<string, bool> _allowed;
    private readonly string _characters;
    private readonly Func<T, string?> _text;

    private protected DeviceField(string name, int maxLength, Func<string, bool> allowed, string characters, Func<T, string?> text)
    {
        Name = name;
        _maxLength = maxLength;
        _allowed = allowed;
        _characters = characters;
        _text = text;
    }

    private protected string Name { get; }

    /// <summary>The field has this value. Operator <c>=</c>.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="RequestValidationException">It is none that the field can have.</exception>
    public DeviceCondition EqualTo(T value) => Compare("=", value);

    /// <summary>The field has another value. Operator <c>!=</c>.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="RequestValidationException">It is none that the field can have.</exception>
    public DeviceCondition NotEqualTo(T value) => Compare("!=", value);

    private protected DeviceCondition Compare(string sign, T value) => new($"{Name} {sign} {Quote(_text(value), _maxLength, _allowed, _characters)}");

    private protected DeviceCondition Among(string sign, IReadOnlyList<T> values)
        => values.Count == 0
            ? throw new ArgumentException("There is no value to compare with.", nameof(values))
            : new($"{Name} {sign} ({string.Join(",", values.Select(value => Quote(_text(value), _maxLength, _allowed, _characters)))})");

    private protected DeviceCondition Like(string prefix)
    {
        var violations = default(Violations);
        if (prefix is null || prefix.Length < 4 || prefix.Length > _maxLength || !Characters.ArePrefix(prefix))
        {
            violations.Add(Name, Violations.Show(prefix), $"a prefix of 4 to {_maxLength} letters, digits, '_', '-' and Chinese characters");
        }

        violations.ThrowIfAny("SearchDevices");
        return new($"{Name} like '{prefix}%'");
    }

    private string Quote(string? value, int maxLength, Func<string, bool> allowed, string characters)
    {
        var violations = default(Violations);
        violations.Text(Name, value, maxLength, allowed, characters);
        violations.ThrowIfAny("SearchDevices");
        return $"'{value}'";
    }
}

/// <summary>A field with a set of values.</summary>
/// <typeparam name="T">The type of its values.</typeparam>
public sealed class DeviceValueField<T> : DeviceField<T>
{
    internal DeviceValueField(string name, int maxLength, Func<string, bool> allowed, string characters, Func<T, string?> text)
        : base(name, maxLength, allowed, characters, text)
    {
    }

    /// <summary>The field has one of these values. Operator <c>in</c>.</summary>
    /// <param name="values">The values; one or more.</param>
    public DeviceCondition In(params T[] values) => Among("in", values);

    /// <summary>The field has none of these values. Operator <c>not in</c>.</summary>
    /// <param name="values">The values; one or more.</param>
    public DeviceCondition NotIn(params T[] values) => Among("not in", values);
}

/// <summary>A field with a name, which can be searched by how it begins.</summary>
public sealed class DeviceNameField : DeviceField<string>
{
    internal DeviceNameField(string name, int maxLength, Func<string, bool> allowed, string characters)
        : base(name, maxLength, allowed, characters, static value => value)
    {
    }

    /// <summary>The field has one of these values. Operator <c>in</c>.</summary>
    /// <param name="values">The values; one or more.</param>
    public DeviceCondition In(params string[] values) => Among("in", values);

    /// <summary>The field has none of these values. Operator <c>not in</c>.</summary>
    /// <param name="values">The values; one or more.</param>
    public DeviceCondition NotIn(params string[] values) => Among("not in", values);

    /// <summary>The field begins so. Operator <c>like</c>.</summary>
    /// <param name="prefix">4 or more letters, digits, <c>_</c>, <c>-</c> and Chinese characters.</param>
    public DeviceCondition StartsWith(string prefix) => Like(prefix);
}

/// <summary>A field of a tag.</summary>
public sealed class DeviceTagField : DeviceField<string>
{
    internal DeviceTagField(string name, int maxLength, Func<string, bool> allowed, string characters)
        : base(name, maxLength, allowed, characters, static value => value)
    {
    }

    /// <summary>The field begins so. Operator <c>like</c>.</summary>
    /// <param name="prefix">4 or more letters, digits, <c>_</c>, <c>-</c> and Chinese characters.</param>
    public DeviceCondition StartsWith(string prefix) => Like(prefix);
}

/// <summary>A field with a time.</summary>
public sealed class DeviceTimeField : DeviceField<DateTimeOffset>
{
    internal DeviceTimeField(string name)
        : base(name, 24, static _ => true, "", static time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture))
    {
    }

    /// <summary>The field is before a time. Operator <c>&lt;</c>.</summary>
    /// <param name="time">The time.</param>
    public DeviceCondition Before(DateTimeOffset time) => Compare("<", time);

    /// <summary>The field is after a time. Operator <c>&gt;</c>.</summary>
    /// <param name="time">The time.</param>
    public DeviceCondition After(DateTimeOffset time) => Compare(">", time);
}

using System.Globalization;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk;

/// <summary>
/// The conditions of a search, in the service's SQL. What the service refuses cannot be written: each field has the operators that it takes, and
/// the number of conditions, the length and the characters of the values are checked as they are put together.
/// </summary>
/// <remarks>Source: SearchDevices in the official SDKs.</remarks>
public sealed class DeviceSearch
{
    private const int MaxConditions = 5;
    private const int MaxLength = 400;

    private readonly string _where;

    private DeviceSearch(string word, IReadOnlyList<DeviceCondition> conditions)
    {
        _where = conditions.Count == 0 ? "" : $" where {string.Join($" {word} ", conditions.Select(static condition => condition.Text))}";
        var violations = default(Violations);
        if (conditions.Count > MaxConditions)
        {
            violations.Add("Conditions", string.Create(CultureInfo.InvariantCulture, $"{conditions.Count}"), "at most 5");
        }

        int length = Select(500, 50).Length;
        if (length > MaxLength)
        {
            violations.Add("Conditions", string.Create(CultureInfo.InvariantCulture, $"{length} characters"), "at most 400 characters as SQL");
        }

        violations.ThrowIfAny("SearchDevices");
    }

    /// <summary>Every device that the user may see.</summary>
    public static DeviceSearch Everything { get; } = new("and", []);

    /// <summary>Devices that fulfil every condition.</summary>
    /// <param name="conditions">At most 5, such as <c>DeviceField.ProductId.EqualTo("p")</c>; none is <see cref="Everything"/>.</param>
    /// <exception cref="RequestValidationException">There are more than 5, or they are too long together.</exception>
    public static DeviceSearch All(params DeviceCondition[] conditions) => Of("and", conditions);

    /// <summary>Devices that fulfil one condition or more.</summary>
    /// <param name="conditions">1 to 5.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    /// <exception cref="RequestValidationException">There are more than 5, or they are too long together.</exception>
    public static DeviceSearch Any(params DeviceCondition[] conditions)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        return conditions.Length == 0
            ? throw new ArgumentException("There is no condition to search by.", nameof(conditions))
            : Of("or", conditions);
    }

    /// <summary>The conditions as the service reads them.</summary>
    public override string ToString() => Count();

    internal string Count() => "select count(*) from device" + _where;

    internal string Select(int offset, int limit)
        => string.Create(CultureInfo.InvariantCulture, $"select * from device{_where} order by marker desc limit {offset},{limit}");

    private static DeviceSearch Of(string word, DeviceCondition[] conditions)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        return new DeviceSearch(word, conditions);
    }
}

/// <summary>A condition of a search; made by the fields of <see cref="DeviceField"/>.</summary>
public sealed class DeviceCondition
{
    internal DeviceCondition(string text) => Text = text;

    internal string Text { get; }

    /// <summary>The condition as the service reads it.</summary>
    public override string ToString() => Text;
}

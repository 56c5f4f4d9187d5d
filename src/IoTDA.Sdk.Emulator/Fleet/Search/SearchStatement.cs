namespace IoTDA.Sdk.Emulator.Fleet.Search;

/// <summary>A statement of a search: what it selects, from which devices, in which order, and which part of them.</summary>
internal sealed record SearchStatement(
    bool Counts, IReadOnlyList<string>? Fields, IReadOnlyList<IReadOnlyList<SearchCondition>> AnyOf, bool? Descending, int Offset, int Rows)
{
    /// <summary>Conditions joined by AND bind stronger than those by OR.</summary>
    public bool Matches(Device device, FleetStore fleet)
        => AnyOf.Count == 0 || AnyOf.Any(allOf => allOf.All(condition => condition.Matches(SearchFields.ValuesOf(device, condition.Field, fleet))));
}

/// <summary>A condition: a field that has several values matches when one of them does.</summary>
internal sealed record SearchCondition(string Field, string Operator, IReadOnlyList<string> Values)
{
    public bool Matches(IEnumerable<string> fieldValues) => Operator switch
    {
        "=" or "in" => fieldValues.Any(Values.Contains),
        "!=" or "not in" => !fieldValues.Any(Values.Contains),
        "like" => fieldValues.Any(value => value.StartsWith(Values[0][..^1], StringComparison.Ordinal)),
        ">" => fieldValues.Any(value => string.CompareOrdinal(value, Values[0]) > 0),
        _ => fieldValues.Any(value => string.CompareOrdinal(value, Values[0]) < 0),
    };
}

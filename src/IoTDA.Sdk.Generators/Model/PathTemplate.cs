namespace IoTDA.Sdk.Generators.Model;

/// <summary>A path template.</summary>
/// <param name="Text">As written.</param>
/// <param name="Parts">Literals and placeholders, in order.</param>
internal sealed record PathTemplate(string Text, EquatableArray<PathPart> Parts)
{
    public IEnumerable<string> Placeholders => Parts.Where(part => part.IsPlaceholder).Select(part => part.Text).Distinct(StringComparer.Ordinal);
}

/// <summary>A literal, or the name of a placeholder.</summary>
internal sealed record PathPart(string Text, bool IsPlaceholder);

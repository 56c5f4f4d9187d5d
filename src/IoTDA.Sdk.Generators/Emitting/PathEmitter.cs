using IoTDA.Sdk.Generators.Model;

namespace IoTDA.Sdk.Generators.Emitting;

/// <summary>Writes the statements that build a method's path and query.</summary>
internal static class PathEmitter
{
    /// <returns>The expression of the finished path.</returns>
    public static string Emit(SourceWriter writer, WireMethod method)
    {
        WireParameter[] queries = [.. method.InRole(ParameterRole.Query)];
        if (queries.Length == 0 && !method.Path.Placeholders.Any())
        {
            return CSharp.Literal(method.Path.Text);
        }

        string path = CSharp.Unused("path", [.. method.Parameters.Select(parameter => parameter.Name)]);
        writer.Line($"var {path} = new {Names.ApiPath}(stackalloc char[256]);");
        foreach (PathPart part in method.Path.Parts)
        {
            writer.Line(part.IsPlaceholder
                ? $"{path}.AppendSegment({CSharp.Identifier(Filling(method, part).Name)});"
                : $"{path}.AppendLiteral({CSharp.Literal(part.Text)});");
        }

        foreach (WireParameter query in queries)
        {
            // A name never changes, so it is encoded here rather than at each call.
            string name = CSharp.Literal(Uri.EscapeDataString(query.WireName));
            writer.Line($"{path}.AppendQuery({name}, {CSharp.Identifier(query.Name)});");
        }

        return $"{path}.ToStringAndClear()";
    }

    private static WireParameter Filling(WireMethod method, PathPart placeholder)
        => method.InRole(ParameterRole.Path).First(parameter => string.Equals(parameter.WireName, placeholder.Text, StringComparison.Ordinal));
}

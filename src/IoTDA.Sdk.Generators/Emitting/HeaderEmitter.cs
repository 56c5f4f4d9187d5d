using IoTDA.Sdk.Generators.Model;

namespace IoTDA.Sdk.Generators.Emitting;

/// <summary>Writes a method's headers: one shared array when all are static, a new one a call when a parameter gives a value.</summary>
internal static class HeaderEmitter
{
    public static void EmitField(SourceWriter writer, WireMethod method)
    {
        if (method.Headers.Count > 0 && !HasHeaderParameters(method))
        {
            writer.Line($"private static readonly {Names.Header}[] {Field(method)} = {Array(method)};");
        }
    }

    /// <returns>The expression; null when the method has no headers.</returns>
    public static string? Expression(WireMethod method)
    {
        if (HasHeaderParameters(method))
        {
            return Array(method);
        }

        return method.Headers.Count > 0 ? Field(method) : null;
    }

    private static bool HasHeaderParameters(WireMethod method) => method.InRole(ParameterRole.Header).Any();

    private static string Field(WireMethod method) => method.OperationName + "Headers";

    private static string Array(WireMethod method)
    {
        IEnumerable<string> items = method.Headers
            .Select(header => $"new({CSharp.Literal(header.Name)}, {CSharp.Literal(header.Value)})")
            .Concat(method.InRole(ParameterRole.Header)
                .Select(parameter => $"new({CSharp.Literal(parameter.WireName)}, {CSharp.Identifier(parameter.Name)})"));
        return $"[{string.Join(", ", items)}]";
    }
}

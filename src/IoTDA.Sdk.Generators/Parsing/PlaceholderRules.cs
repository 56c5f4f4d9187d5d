using System.Collections.Immutable;
using IoTDA.Sdk.Generators.Diagnostics;
using IoTDA.Sdk.Generators.Model;
using Microsoft.CodeAnalysis;

namespace IoTDA.Sdk.Generators.Parsing;

/// <summary>Checks that every placeholder is filled.</summary>
internal static class PlaceholderRules
{
    public static void Check(IMethodSymbol method, PathTemplate path, ImmutableArray<WireParameter> parameters, DiagnosticBag diagnostics)
    {
        foreach (string placeholder in path.Placeholders)
        {
            // A parameter of the name with another role besides has been reported for that; a header's name is no name for a placeholder.
            if (!parameters.Any(item => item.Role != ParameterRole.Header && string.Equals(item.WireName, placeholder, StringComparison.Ordinal)))
            {
                diagnostics.Add(MethodDiagnostics.PlaceholderWithoutParameter, method.Place(), method.Name, placeholder);
            }
        }
    }
}

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
            // A parameter that also claims another role has been reported for that.
            if (!parameters.Any(parameter => string.Equals(parameter.WireName, placeholder, StringComparison.Ordinal)))
            {
                diagnostics.Add(MethodDiagnostics.PlaceholderWithoutParameter, method.Place(), method.Name, placeholder);
            }
        }
    }
}

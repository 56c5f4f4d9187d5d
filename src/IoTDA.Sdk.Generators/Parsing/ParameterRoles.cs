using IoTDA.Sdk.Generators.Diagnostics;
using IoTDA.Sdk.Generators.Model;
using Microsoft.CodeAnalysis;

namespace IoTDA.Sdk.Generators.Parsing;

/// <summary>Finds where a parameter's value goes. The query is the place of everything that is named nowhere else.</summary>
internal static class ParameterRoles
{
    public static ParameterRole Find(IParameterSymbol parameter, string wireName, HashSet<string> placeholders, DiagnosticBag diagnostics)
    {
        (ParameterRole Role, string Reason)[] claims = [.. Claims(parameter, wireName, placeholders)];
        if (claims.Length > 1)
        {
            string reasons = string.Join(" and ", claims.Select(claim => claim.Reason));
            diagnostics.Add(ParameterDiagnostics.SeveralRoles, parameter.Place(), parameter.Name, reasons);
        }

        return claims.Length == 0 ? ParameterRole.Query : claims[0].Role;
    }

    private static IEnumerable<(ParameterRole Role, string Reason)> Claims(
        IParameterSymbol parameter,
        string wireName,
        HashSet<string> placeholders)
    {
        if (parameter.Type.IsNamed("System.Threading", "CancellationToken"))
        {
            yield return (ParameterRole.CancellationToken, "is the cancellation token");
        }

        if (parameter.Type.IsNamed(Vocabulary.Namespace, Vocabulary.StreamPart))
        {
            yield return (ParameterRole.Part, "is a StreamPart");
        }

        if (placeholders.Contains(wireName))
        {
            yield return (ParameterRole.Path, $"fills '{{{wireName}}}'");
        }

        if (parameter.FindAttribute(Vocabulary.Body) is not null)
        {
            yield return (ParameterRole.Body, "has [Body]");
        }

        if (parameter.FindAttribute(Vocabulary.Header) is not null)
        {
            yield return (ParameterRole.Header, "has [Header]");
        }

        if (parameter.FindAttribute(Vocabulary.Query) is not null)
        {
            yield return (ParameterRole.Query, "has [Query]");
        }
    }
}

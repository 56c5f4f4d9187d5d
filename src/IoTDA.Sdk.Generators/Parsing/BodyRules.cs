using System.Collections.Immutable;
using IoTDA.Sdk.Generators.Diagnostics;
using IoTDA.Sdk.Generators.Model;
using Microsoft.CodeAnalysis;

namespace IoTDA.Sdk.Generators.Parsing;

/// <summary>Checks that a request has at most one body, and only where HTTP gives it a meaning.</summary>
internal static class BodyRules
{
    public static void Check(IMethodSymbol method, string verb, ImmutableArray<WireParameter> parameters, DiagnosticBag diagnostics)
    {
        bool isMultipart = method.FindAttribute(Vocabulary.Multipart) is not null;
        int bodies = parameters.Count(parameter => parameter.Role == ParameterRole.Body);
        if (bodies > 1)
        {
            diagnostics.Add(BodyDiagnostics.SeveralBodies, method.Place(), method.Name);
        }

        if ((bodies > 0 || isMultipart) && !string.Equals(verb, "Post", StringComparison.Ordinal))
        {
            diagnostics.Add(BodyDiagnostics.BodyNotAllowed, method.Place(), method.Name, $"[{verb}]");
        }

        if (bodies > 0 && isMultipart)
        {
            diagnostics.Add(BodyDiagnostics.BodyAndMultipart, method.Place(), method.Name);
        }

        if (isMultipart)
        {
            CheckParts(method, parameters, diagnostics);
            return;
        }

        foreach (IParameterSymbol parameter in method.Parameters.Where(item => item.Type.IsNamed(Vocabulary.Namespace, Vocabulary.StreamPart)))
        {
            diagnostics.Add(BodyDiagnostics.StreamPartOutsideMultipart, parameter.Place(), parameter.Name);
        }
    }

    private static void CheckParts(IMethodSymbol method, ImmutableArray<WireParameter> parameters, DiagnosticBag diagnostics)
    {
        int files = parameters.Count(parameter => parameter.Role == ParameterRole.Part);
        if (files != 1)
        {
            string count = files == 0 ? "no StreamPart" : "more than one StreamPart";
            diagnostics.Add(BodyDiagnostics.MultipartParts, method.Place(), method.Name, count);
        }

        // To Refit an unmarked value of a multipart method is one more part, not a query parameter.
        for (int i = 0; i < parameters.Length; i++)
        {
            IParameterSymbol parameter = method.Parameters[i];
            if (parameters[i].Role == ParameterRole.Query && parameter.FindAttribute(Vocabulary.Query) is null)
            {
                diagnostics.Add(BodyDiagnostics.MultipartParts, parameter.Place(), method.Name, $"the unmarked parameter '{parameter.Name}'");
            }
        }
    }
}

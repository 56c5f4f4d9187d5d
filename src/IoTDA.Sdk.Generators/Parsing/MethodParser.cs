using System.Collections.Immutable;
using IoTDA.Sdk.Generators.Diagnostics;
using IoTDA.Sdk.Generators.Model;
using Microsoft.CodeAnalysis;

namespace IoTDA.Sdk.Generators.Parsing;

/// <summary>Reads one operation. Everything wrong with it is reported at once.</summary>
internal static class MethodParser
{
    private const string AsyncSuffix = "Async";

    /// <returns>The operation; null, with a diagnostic added, when its path cannot be read.</returns>
    public static WireMethod? Parse(
        IMethodSymbol method,
        ImmutableArray<StaticHeader> interfaceHeaders,
        DiagnosticBag diagnostics,
        CancellationToken cancellationToken)
    {
        string operationName = ParseName(method, diagnostics);
        AttributeData attribute = ParseHttpMethod(method, diagnostics);
        WireResponse response = ResponseParser.Parse(method, diagnostics);
        if (PathTemplateParser.Parse(attribute.FirstText() ?? "", out string? error) is not { } path)
        {
            diagnostics.Add(MethodDiagnostics.PathTemplate, attribute.Place(cancellationToken), attribute.FirstText() ?? "", error!);
            return null;
        }

        string verb = attribute.AttributeClass!.Name.Replace("Attribute", "");
        ImmutableArray<WireParameter> parameters = ParameterParser.Parse(method, path, diagnostics);
        PlaceholderRules.Check(method, path, parameters, diagnostics);
        BodyRules.Check(method, verb, parameters, diagnostics);

        return new WireMethod(
            method.Name,
            operationName,
            verb,
            path,
            StaticHeaderParser.Combine(
                interfaceHeaders,
                StaticHeaderParser.Parse(method, diagnostics, cancellationToken),
                parameters).ToEquatableArray(),
            parameters.ToEquatableArray(),
            response);
    }

    private static string ParseName(IMethodSymbol method, DiagnosticBag diagnostics)
    {
        if (method.IsGenericMethod)
        {
            diagnostics.Add(MethodDiagnostics.GenericMethod, method.Place(), method.Name);
        }

        if (method.Name.Length > AsyncSuffix.Length && method.Name.EndsWith(AsyncSuffix, StringComparison.Ordinal))
        {
            return method.Name.Substring(0, method.Name.Length - AsyncSuffix.Length);
        }

        diagnostics.Add(MethodDiagnostics.MethodName, method.Place(), method.Name);
        return method.Name;
    }

    private static AttributeData ParseHttpMethod(IMethodSymbol method, DiagnosticBag diagnostics)
    {
        AttributeData[] attributes = [.. method.GetAttributes().Where(Vocabulary.IsHttpMethod)];
        if (attributes.Length > 1)
        {
            diagnostics.Add(MethodDiagnostics.SeveralHttpMethods, method.Place(), method.Name);
        }

        return attributes[0];
    }
}

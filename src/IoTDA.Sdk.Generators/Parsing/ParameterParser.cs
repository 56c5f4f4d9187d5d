using System.Collections.Immutable;
using IoTDA.Sdk.Generators.Diagnostics;
using IoTDA.Sdk.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IoTDA.Sdk.Generators.Parsing;

/// <summary>Reads a method's parameters: finds the role of each, and checks its type for that role.</summary>
internal static class ParameterParser
{
    public static ImmutableArray<WireParameter> Parse(IMethodSymbol method, PathTemplate path, DiagnosticBag diagnostics)
    {
        var placeholders = new HashSet<string>(path.Placeholders, StringComparer.Ordinal);
        var parsed = ImmutableArray.CreateBuilder<WireParameter>();
        var wireNames = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.None || parameter.IsParams)
            {
                diagnostics.Add(ParameterDiagnostics.ParameterModifier, parameter.Place(), parameter.Name);
            }

            string? alias = parameter.FindAttribute(Vocabulary.AliasAs)?.FirstText();
            ParameterRole role = ParameterRoles.Find(parameter, alias ?? parameter.Name, placeholders, diagnostics);
            var item = new WireParameter(
                parameter.Name,
                TypeReferences.From(parameter.Type),
                role,
                WireName(parameter, role, alias, diagnostics),
                DefaultValue(parameter));

            ParameterTypeRules.Check(parameter, item, diagnostics);
            if (IsNamedOnTheWire(role) && !wireNames.Add($"{role} {item.WireName}"))
            {
                diagnostics.Add(ParameterDiagnostics.DuplicateWireName, parameter.Place(), parameter.Name, item.WireName, Describe(role));
            }

            parsed.Add(item);
        }

        if (parsed.Count(item => item.Role == ParameterRole.CancellationToken) != 1
            || parsed[parsed.Count - 1].Role != ParameterRole.CancellationToken)
        {
            diagnostics.Add(ParameterDiagnostics.CancellationToken, method.Place(), method.Name);
        }

        return parsed.ToImmutable();
    }

    private static string WireName(IParameterSymbol parameter, ParameterRole role, string? alias, DiagnosticBag diagnostics)
    {
        if (role is not (ParameterRole.Path or ParameterRole.Query or ParameterRole.Part) && alias is not null)
        {
            diagnostics.Add(ParameterDiagnostics.UnusedAlias, parameter.Place(), parameter.Name, alias, Describe(role));
        }

        return role == ParameterRole.Header
            ? parameter.FindAttribute(Vocabulary.Header)!.FirstText() ?? ""
            : alias ?? parameter.Name;
    }

    private static string? DefaultValue(IParameterSymbol parameter)
        => parameter switch
        {
            { HasExplicitDefaultValue: false } => null,
            { ExplicitDefaultValue: { } value } => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false),
            { Type: { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } } => "default",
            _ => "null",
        };

    private static bool IsNamedOnTheWire(ParameterRole role)
        => role is ParameterRole.Path or ParameterRole.Query or ParameterRole.Header or ParameterRole.Part;

    private static string Describe(ParameterRole role)
        => role switch
        {
            ParameterRole.Path => "path parameter",
            ParameterRole.Query => "query parameter",
            ParameterRole.Header => "header",
            ParameterRole.Body => "body",
            ParameterRole.Part => "part",
            _ => "cancellation token",
        };
}

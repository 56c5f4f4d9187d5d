using IoTDA.Sdk.Generators.Diagnostics;
using IoTDA.Sdk.Generators.Model;
using Microsoft.CodeAnalysis;

namespace IoTDA.Sdk.Generators.Parsing;

/// <summary>Checks that a parameter's type suits its role.</summary>
internal static class ParameterTypeRules
{
    public static void Check(IParameterSymbol parameter, WireParameter item, DiagnosticBag diagnostics)
    {
        // The compiler reports a type that it does not know; a type parameter is reported where it is declared.
        if (parameter.Type.TypeKind is TypeKind.Error or TypeKind.TypeParameter)
        {
            return;
        }

        string type = parameter.Type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
        switch (item.Role)
        {
            case ParameterRole.Path when !IsString(parameter.Type) || IsNullable(parameter.Type):
                diagnostics.Add(ParameterDiagnostics.PathParameterType, parameter.Place(), parameter.Name, type);
                break;
            case ParameterRole.Query when !IsString(parameter.Type) && !IsInt(parameter.Type):
                diagnostics.Add(ParameterDiagnostics.QueryParameterType, parameter.Place(), parameter.Name, type);
                break;
            case ParameterRole.Body when !JsonTypes.IsJson(parameter.Type):
                diagnostics.Add(BodyDiagnostics.BodyType, parameter.Place(), parameter.Name, type);
                break;
            case ParameterRole.Header when !IsString(parameter.Type):
                diagnostics.Add(ParameterDiagnostics.HeaderParameter, parameter.Place(), parameter.Name, $"has the type '{type}'; use string or string?");
                break;
            case ParameterRole.Header when HeaderSyntax.FindNameError(item.WireName) is { } error:
                diagnostics.Add(ParameterDiagnostics.HeaderParameter, parameter.Place(), parameter.Name, error);
                break;
            default:
                break;
        }
    }

    private static bool IsString(ITypeSymbol type) => type.SpecialType == SpecialType.System_String;

    private static bool IsNullable(ITypeSymbol type) => type.NullableAnnotation == NullableAnnotation.Annotated;

    private static bool IsInt(ITypeSymbol type)
        => type.SpecialType == SpecialType.System_Int32
            || (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
                && type.OnlyTypeArgument()?.SpecialType == SpecialType.System_Int32);
}

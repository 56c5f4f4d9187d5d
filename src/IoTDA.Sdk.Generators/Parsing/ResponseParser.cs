using IoTDA.Sdk.Generators.Diagnostics;
using IoTDA.Sdk.Generators.Model;
using Microsoft.CodeAnalysis;

namespace IoTDA.Sdk.Generators.Parsing;

/// <summary>Reads a method's return type.</summary>
internal static class ResponseParser
{
    public static WireResponse Parse(IMethodSymbol method, DiagnosticBag diagnostics)
    {
        // A type that the compiler does not know is the compiler's to report.
        if (method.ReturnType.TypeKind == TypeKind.Error)
        {
            return new WireResponse(ResponseKind.Empty, Type: null);
        }

        if (method.RefKind == RefKind.None && method.ReturnType.IsNamed("System.Threading.Tasks", "Task"))
        {
            if (method.ReturnType.OnlyTypeArgument() is not { } type)
            {
                return new WireResponse(ResponseKind.Empty, Type: null);
            }

            ResponseKind kind = ResponseKind.Value;
            if (type.OnlyTypeArgument() is { } inner && type.IsNamed(Vocabulary.Namespace, Vocabulary.ApiResponse)
                && type.NullableAnnotation != NullableAnnotation.Annotated)
            {
                kind = ResponseKind.Response;
                type = inner;
            }

            if (JsonTypes.IsJson(type))
            {
                return new WireResponse(kind, TypeReferences.From(type));
            }
        }

        diagnostics.Add(
            MethodDiagnostics.ReturnType,
            method.Place(),
            method.Name,
            method.ReturnType.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));
        return new WireResponse(ResponseKind.Empty, Type: null);
    }
}

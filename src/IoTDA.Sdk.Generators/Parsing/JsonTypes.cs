using Microsoft.CodeAnalysis;

namespace IoTDA.Sdk.Generators.Parsing;

/// <summary>Tells the types that are sent and received as JSON.</summary>
internal static class JsonTypes
{
    // Refit sends and receives these raw, and wraps its own response types: the same source would mean something else.
    private static readonly HashSet<string> RawTypes = new(StringComparer.Ordinal)
    {
        "System.IO.Stream",
        "System.Net.Http.HttpContent",
        "System.Net.Http.HttpResponseMessage",
        "IoTDA.Sdk.Http.ApiResponse<T>",
        "IoTDA.Sdk.Http.StreamPart",
    };

    public static bool IsJson(ITypeSymbol type)
    {
        if (type.NullableAnnotation == NullableAnnotation.Annotated
            || type.OriginalDefinition.SpecialType is SpecialType.System_String or SpecialType.System_Object or SpecialType.System_Nullable_T
            || type.TypeKind is TypeKind.Dynamic or TypeKind.Pointer or TypeKind.FunctionPointer
            || type.IsRefLikeType)
        {
            return false;
        }

        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (RawTypes.Contains(current.OriginalDefinition.ToDisplayString()))
            {
                return false;
            }
        }

        return true;
    }
}

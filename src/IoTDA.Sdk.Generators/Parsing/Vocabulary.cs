using Microsoft.CodeAnalysis;

namespace IoTDA.Sdk.Generators.Parsing;

/// <summary>The names that wire interfaces are written in.</summary>
internal static class Vocabulary
{
    public const string Namespace = "IoTDA.Sdk.Http";
    public const string Get = "GetAttribute";
    public const string Post = "PostAttribute";
    public const string Delete = "DeleteAttribute";
    public const string Headers = "HeadersAttribute";
    public const string Multipart = "MultipartAttribute";
    public const string Body = "BodyAttribute";
    public const string Query = "QueryAttribute";
    public const string Header = "HeaderAttribute";
    public const string AliasAs = "AliasAsAttribute";
    public const string StreamPart = "StreamPart";
    public const string ApiResponse = "ApiResponse";

    public static bool IsHttpMethod(AttributeData attribute)
        => attribute.AttributeClass is { } type && type.IsNamed(Namespace, Get, Post, Delete);

    public static AttributeData? FindAttribute(this ISymbol symbol, string name)
        => symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.IsNamed(Namespace, name) == true);

    /// <summary>Whether the type is a top-level one with this namespace and one of these names.</summary>
    public static bool IsNamed(this ITypeSymbol type, string @namespace, params string[] names)
        => type is INamedTypeSymbol { ContainingType: null }
            && names.Contains(type.Name, StringComparer.Ordinal)
            && string.Equals(type.ContainingNamespace.ToDisplayString(), @namespace, StringComparison.Ordinal);

    /// <summary>The attribute's first argument; null when it is missing, which the compiler reports itself.</summary>
    public static string? FirstText(this AttributeData attribute)
        => attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : null;

    /// <summary>The <c>T</c> of a type with one type argument.</summary>
    public static ITypeSymbol? OnlyTypeArgument(this ITypeSymbol type)
        => type is INamedTypeSymbol { TypeArguments.Length: 1 } named ? named.TypeArguments[0] : null;

    public static Location? Place(this AttributeData attribute, CancellationToken cancellationToken)
        => attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation();

    public static Location? Place(this ISymbol symbol) => symbol.Locations.FirstOrDefault();
}

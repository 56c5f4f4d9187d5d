using IoTDA.Sdk.Generators.Model;
using Microsoft.CodeAnalysis;

namespace IoTDA.Sdk.Generators.Parsing;

/// <summary>Turns a symbol into text that compiles anywhere.</summary>
internal static class TypeReferences
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static TypeReference From(ITypeSymbol type) => new(type.ToDisplayString(Format), ShortName(type));

    private static string ShortName(ITypeSymbol type)
        => type switch
        {
            IArrayTypeSymbol array => ShortName(array.ElementType) + "Array",
            INamedTypeSymbol { IsTupleType: false } named => named.TypeArguments.Aggregate(named.Name, (name, argument) => name + ShortName(argument)),
            _ => "Value",
        };
}

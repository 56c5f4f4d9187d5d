using System.Collections.Immutable;
using IoTDA.Sdk.Generators.Diagnostics;
using IoTDA.Sdk.Generators.Model;
using Microsoft.CodeAnalysis;

namespace IoTDA.Sdk.Generators.Parsing;

/// <summary>Reads <c>[Headers]</c> of an interface or a method.</summary>
internal static class StaticHeaderParser
{
    public static ImmutableArray<StaticHeader> Parse(ISymbol symbol, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        if (symbol.FindAttribute(Vocabulary.Headers) is not { } attribute)
        {
            return [];
        }

        var headers = ImmutableArray.CreateBuilder<StaticHeader>();
        foreach (string line in attribute.ConstructorArguments.SelectMany(Lines))
        {
            StaticHeader? header = HeaderSyntax.Parse(line, out string? error);
            if (header is not null && headers.Any(item => HasName(item, header.Name)))
            {
                error = "is stated twice";
            }

            if (error is not null)
            {
                diagnostics.Add(MethodDiagnostics.StaticHeader, attribute.Place(cancellationToken), line, error);
            }
            else
            {
                headers.Add(header!);
            }
        }

        return headers.ToImmutable();
    }

    /// <summary>A header parameter replaces the method's header of its name, and the method's replaces the interface's.</summary>
    public static IEnumerable<StaticHeader> Combine(
        ImmutableArray<StaticHeader> ofInterface,
        ImmutableArray<StaticHeader> ofMethod,
        ImmutableArray<WireParameter> parameters)
        => ofInterface
            .Where(header => !ofMethod.Any(item => HasName(item, header.Name)))
            .Concat(ofMethod)
            .Where(header => !parameters.Any(item => item.Role == ParameterRole.Header && HasName(header, item.WireName)));

    private static IEnumerable<string> Lines(TypedConstant argument)
        => argument.Kind == TypedConstantKind.Array && !argument.IsNull
            ? argument.Values.Select(value => value.Value as string ?? "")
            : [];

    private static bool HasName(StaticHeader header, string name) => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase);
}

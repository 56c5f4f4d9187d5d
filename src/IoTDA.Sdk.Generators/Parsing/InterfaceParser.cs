using IoTDA.Sdk.Generators.Diagnostics;
using IoTDA.Sdk.Generators.Model;
using Microsoft.CodeAnalysis;

namespace IoTDA.Sdk.Generators.Parsing;

/// <summary>Reads a wire interface's declaration into the model.</summary>
internal static class InterfaceParser
{
    public static ParseResult Parse(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        CheckDeclaration(type, diagnostics);

        var headers = StaticHeaderParser.Parse(type, diagnostics, cancellationToken);
        var methods = new List<WireMethod>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (ISymbol member in type.GetMembers())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (AsOperation(member) is not { } method)
            {
                ReportMember(member, diagnostics);
                continue;
            }

            if (!names.Add(method.Name))
            {
                diagnostics.Add(MethodDiagnostics.Overload, method.Place(), method.Name);
            }

            if (MethodParser.Parse(method, headers, diagnostics, cancellationToken) is { } parsed)
            {
                methods.Add(parsed);
            }
        }

        WireInterface? model = diagnostics.IsEmpty
            ? new WireInterface(type.ContainingNamespace.ToDisplayString(), type.Name, type.Name.Substring(1), methods.ToEquatableArray())
            : null;
        return new ParseResult(model, diagnostics.ToEquatableArray());
    }

    /// <summary>The interface is parsed once: where the first of its operations is found, by the first of its HTTP methods.</summary>
    public static bool IsFirstOperation(IMethodSymbol method, AttributeData httpMethod)
        => method.ContainingType.GetMembers().Select(AsOperation).FirstOrDefault(found => found is not null) is { } first
            && SymbolEqualityComparer.Default.Equals(first, method)
            && SymbolEqualityComparer.Default.Equals(
                method.GetAttributes().First(Vocabulary.IsHttpMethod).AttributeClass,
                httpMethod.AttributeClass);

    private static void CheckDeclaration(INamedTypeSymbol type, DiagnosticBag diagnostics)
    {
        if (type.IsGenericType)
        {
            diagnostics.Add(InterfaceDiagnostics.GenericInterface, type.Place(), type.Name);
        }

        string? placement = type switch
        {
            { ContainingType: not null } => "is nested in a type",
            { IsFileLocal: true } => "is local to its file",
            { ContainingNamespace.IsGlobalNamespace: true } => "is in no namespace",
            _ => null,
        };
        if (placement is not null)
        {
            diagnostics.Add(InterfaceDiagnostics.InterfacePlacement, type.Place(), type.Name, placement);
        }

        if (type.Name.Length < 2 || type.Name[0] != 'I' || !char.IsUpper(type.Name[1]))
        {
            diagnostics.Add(InterfaceDiagnostics.InterfaceName, type.Place(), type.Name);
        }

        foreach (INamedTypeSymbol parent in type.Interfaces)
        {
            diagnostics.Add(InterfaceDiagnostics.BaseInterface, type.Place(), type.Name, parent.Name);
        }
    }

    private static IMethodSymbol? AsOperation(ISymbol member)
        => member is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsAbstract: true, IsStatic: false } method
            && method.GetAttributes().Any(Vocabulary.IsHttpMethod)
                ? method
                : null;

    private static void ReportMember(ISymbol member, DiagnosticBag diagnostics)
    {
        // An accessor is reported as its property or event.
        if (member is not IMethodSymbol { AssociatedSymbol: not null })
        {
            diagnostics.Add(InterfaceDiagnostics.UnsupportedMember, member.Place(), member.Name);
        }
    }
}

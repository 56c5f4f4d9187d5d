using Microsoft.CodeAnalysis;

namespace IoTDA.Sdk.Generators.Diagnostics;

/// <summary>What a method's name, attributes and return type can have wrong. <c>docs/diagnostics.md</c> has a section for each.</summary>
internal static class MethodDiagnostics
{
    public static readonly DiagnosticDescriptor MethodName = new(
        "IOTDA006",
        "Wire method does not end in Async",
        "Wire method '{0}' must have a name that ends in Async; the part before it names the operation",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor Overload = new(
        "IOTDA007",
        "Wire method is overloaded",
        "Wire method '{0}' is declared more than once; give each operation a name of its own",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor GenericMethod = new(
        "IOTDA008",
        "Wire method is generic",
        "Wire method '{0}' has type parameters; name the types that are on the wire",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor SeveralHttpMethods = new(
        "IOTDA009",
        "Wire method has several HTTP methods",
        "Wire method '{0}' has more than one of [Get], [Post] and [Delete]; keep one",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ReturnType = new(
        "IOTDA010",
        "Return type is not supported",
        "Wire method '{0}' returns '{1}'; return Task, Task<T> or Task<ApiResponse<T>>, where T is a non-nullable type read from JSON",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor PathTemplate = new(
        "IOTDA011",
        "Path template is malformed",
        "Path template '{0}' {1}",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor PlaceholderWithoutParameter = new(
        "IOTDA012",
        "Placeholder has no parameter",
        "Path template of '{0}' has the placeholder '{{{1}}}' that no parameter fills; name a parameter so or give it [AliasAs(\"{1}\")]",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor StaticHeader = new(
        "IOTDA013",
        "Static header is malformed",
        "Header '{0}' {1}",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);
}

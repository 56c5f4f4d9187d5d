using Microsoft.CodeAnalysis;

namespace IoTDA.Sdk.Generators.Diagnostics;

/// <summary>What a parameter can have wrong. <c>docs/diagnostics.md</c> has a section for each.</summary>
internal static class ParameterDiagnostics
{
    public static readonly DiagnosticDescriptor CancellationToken = new(
        "IOTDA014",
        "Cancellation token is missing or not last",
        "Wire method '{0}' must have exactly one CancellationToken, as its last parameter",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ParameterModifier = new(
        "IOTDA015",
        "Parameter is passed in an unsupported way",
        "Parameter '{0}' is declared with ref, out, in or params; pass it by value",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor SeveralRoles = new(
        "IOTDA016",
        "Parameter has several roles",
        "Parameter '{0}' {1}; a value goes to one place",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnusedAlias = new(
        "IOTDA017",
        "Alias is used in no place",
        "Parameter '{0}' has [AliasAs(\"{1}\")], but a {2} takes no alias; remove the attribute",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor DuplicateWireName = new(
        "IOTDA018",
        "Name on the wire is used twice",
        "Parameter '{0}' has the name '{1}' on the wire, as another {2} of the method has",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor PathParameterType = new(
        "IOTDA019",
        "Type of a path parameter is not supported",
        "Path parameter '{0}' has the type '{1}'; a path segment is a non-nullable string",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor QueryParameterType = new(
        "IOTDA020",
        "Type of a query parameter is not supported",
        "Query parameter '{0}' has the type '{1}'; use string, string?, int or int?",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor HeaderParameter = new(
        "IOTDA021",
        "Header parameter is not supported",
        "Header parameter '{0}' {1}",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);
}

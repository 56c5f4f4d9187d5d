using Microsoft.CodeAnalysis;

namespace IoTDA.Sdk.Generators.Diagnostics;

/// <summary>What an interface as a whole can have wrong. <c>docs/diagnostics.md</c> has a section for each.</summary>
internal static class InterfaceDiagnostics
{
    public static readonly DiagnosticDescriptor GenericInterface = new(
        "IOTDA001",
        "Wire interface is generic",
        "Wire interface '{0}' has type parameters; declare one interface a service",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor InterfacePlacement = new(
        "IOTDA002",
        "Wire interface is not a plain member of a namespace",
        "Wire interface '{0}' {1}; declare it public or internal, directly in a namespace",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor InterfaceName = new(
        "IOTDA003",
        "Wire interface has no name to derive a class from",
        "Wire interface '{0}' gives its class no name; name it with an I and a capital letter, such as IBatchTaskApi",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor BaseInterface = new(
        "IOTDA004",
        "Wire interface has a base interface",
        "Wire interface '{0}' inherits from '{1}'; declare the methods in the interface itself",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor UnsupportedMember = new(
        "IOTDA005",
        "Member of a wire interface is no operation",
        "'{0}' is not an instance method with [Get], [Post] or [Delete] and without a body; move it to another type",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);
}

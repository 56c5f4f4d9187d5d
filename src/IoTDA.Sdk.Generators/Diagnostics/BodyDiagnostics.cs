using Microsoft.CodeAnalysis;

namespace IoTDA.Sdk.Generators.Diagnostics;

/// <summary>What a method's body can have wrong. <c>docs/diagnostics.md</c> has a section for each.</summary>
internal static class BodyDiagnostics
{
    public static readonly DiagnosticDescriptor SeveralBodies = new(
        "IOTDA022",
        "Wire method has several bodies",
        "Wire method '{0}' has more than one [Body]; a request has one",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor BodyType = new(
        "IOTDA023",
        "Type of the body is not supported",
        "Body '{0}' has the type '{1}'; a body is a non-nullable type written as JSON",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor BodyNotAllowed = new(
        "IOTDA024",
        "HTTP method has no body",
        "Wire method '{0}' sends a body with {1}; use [Post]",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor BodyAndMultipart = new(
        "IOTDA025",
        "Multipart method has a JSON body",
        "Wire method '{0}' has both [Multipart] and [Body]; keep one",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor MultipartParts = new(
        "IOTDA026",
        "Multipart method does not have exactly one part",
        "Wire method '{0}' has [Multipart] and {1}; it takes exactly one StreamPart, and [Query] on each value meant for the query",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor StreamPartOutsideMultipart = new(
        "IOTDA027",
        "StreamPart outside of a multipart method",
        "Parameter '{0}' is a StreamPart, but the method has no [Multipart]; add it",
        DiagnosticCategory.WireInterface,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);
}

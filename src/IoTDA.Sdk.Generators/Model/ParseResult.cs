using IoTDA.Sdk.Generators.Diagnostics;

namespace IoTDA.Sdk.Generators.Model;

/// <summary>What parsing an interface found: the interface, or the reasons why it cannot be implemented.</summary>
internal sealed record ParseResult(WireInterface? Interface, EquatableArray<DiagnosticInfo> Diagnostics);

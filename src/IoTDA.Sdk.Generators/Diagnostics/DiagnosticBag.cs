using IoTDA.Sdk.Generators.Model;
using Microsoft.CodeAnalysis;

namespace IoTDA.Sdk.Generators.Diagnostics;

/// <summary>Collects the diagnostics of one interface while it is parsed.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<DiagnosticInfo> _items = [];

    public bool IsEmpty => _items.Count == 0;

    public void Add(DiagnosticDescriptor descriptor, Location? location, params string[] arguments)
        => _items.Add(new DiagnosticInfo(descriptor, LocationInfo.From(location), arguments.ToEquatableArray()));

    public EquatableArray<DiagnosticInfo> ToEquatableArray() => _items.ToEquatableArray();
}

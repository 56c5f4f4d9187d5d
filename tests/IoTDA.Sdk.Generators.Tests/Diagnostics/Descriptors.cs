using System.Reflection;
using IoTDA.Sdk.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace IoTDA.Sdk.Generators.Tests.Diagnostics;

internal static class Descriptors
{
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [.. typeof(DiagnosticInfo).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!)
            .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];

    public static TheoryData<string> Ids { get; } = [.. All.Select(descriptor => descriptor.Id)];
}

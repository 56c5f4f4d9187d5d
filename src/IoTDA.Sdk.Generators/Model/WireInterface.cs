namespace IoTDA.Sdk.Generators.Model;

/// <summary>An interface to implement: everything that its text depends on, and nothing that changes with layout or comments.</summary>
internal sealed record WireInterface(string Namespace, string Name, string ClassName, EquatableArray<WireMethod> Methods)
{
    public string HintName => $"{Namespace}.{ClassName}.g.cs";
}

namespace IoTDA.Sdk.Generators.Diagnostics;

internal static class DiagnosticCategory
{
    public const string WireInterface = "IoTDA.WireInterface";
}

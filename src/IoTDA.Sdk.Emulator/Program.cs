namespace IoTDA.Sdk.Emulator;

/// <summary>The emulator as a program. Written out, since top-level statements would make the type public.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => CommandLine.EmulatorProgram.RunAsync(args);
}

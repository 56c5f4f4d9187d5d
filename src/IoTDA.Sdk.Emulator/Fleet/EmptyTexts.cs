using System.Collections.ObjectModel;

namespace IoTDA.Sdk.Emulator.Fleet;

internal static class EmptyTexts
{
    public static IReadOnlyDictionary<string, string> Instance { get; } = ReadOnlyDictionary<string, string>.Empty;
}
